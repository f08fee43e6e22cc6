import java.io.FileInputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Pasa unos PDF por las reglas de veraPDF: perfil, archivo de sus reglas y los PDF. Termina en 1 si uno no cumple. */
public class VerificarPdf {
    public static void main(String[] argumentos) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        var sabor = PDFAFlavour.valueOf(argumentos[0]);
        var perfil = perfil(sabor, argumentos[1]);
        var todosCumplen = true;
        for (int posicion = 2; posicion < argumentos.length; posicion++) {
            todosCumplen &= cumple(argumentos[posicion], sabor, perfil);
        }
        System.exit(todosCumplen ? 0 : 1);
    }

    private static boolean cumple(String ruta, PDFAFlavour sabor, ValidationProfile perfil) throws Exception {
        try (var archivo = new FileInputStream(ruta);
                var lector = Foundries.defaultInstance().createParser(archivo, sabor)) {
            var resultado = ValidatorFactory.createValidator(perfil, 10000, true, true, false).validate(lector);
            var fallas = new TreeMap<String, Integer>();
            for (TestAssertion una : resultado.getTestAssertions()) {
                if (una.getStatus() == TestAssertion.Status.FAILED) {
                    var regla = una.getRuleId();
                    fallas.merge(regla.getClause() + "-" + regla.getTestNumber() + " " + una.getMessage(), 1, Integer::sum);
                }
            }
            System.out.println(sabor + " " + (resultado.isCompliant() ? "cumple" : "NO CUMPLE") + " " + ruta);
            fallas.forEach((falla, veces) -> System.out.println("   " + veces + " × " + falla));
            return resultado.isCompliant();
        }
    }

    private static ValidationProfile perfil(PDFAFlavour sabor, String recurso) throws Exception {
        var fuente = VerificarPdf.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + recurso);
        var documento = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(fuente);
        Set<Rule> reglas = new LinkedHashSet<>();
        NodeList escritas = documento.getElementsByTagName("rule");
        for (int posicion = 0; posicion < escritas.getLength(); posicion++) {
            reglas.add(regla((Element) escritas.item(posicion)));
        }
        Set<Variable> variables = new LinkedHashSet<>();
        NodeList declaradas = documento.getElementsByTagName("variable");
        for (int posicion = 0; posicion < declaradas.getLength(); posicion++) {
            var una = (Element) declaradas.item(posicion);
            variables.add(Profiles.variableFromValues(una.getAttribute("name"), una.getAttribute("object"),
                    texto(una, "defaultValue"), texto(una, "value")));
        }
        var detalles = Profiles.profileDetailsFromValues(recurso, recurso, recurso, new Date(0));
        return Profiles.profileFromValues(sabor, detalles, "", reglas, variables);
    }

    private static Rule regla(Element escrita) {
        var id = (Element) escrita.getElementsByTagName("id").item(0);
        var norma = PDFAFlavour.Specification.valueOf(id.getAttribute("specification"));
        var propia = Profiles.ruleIdFromValues(norma, id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
        var aplazada = escrita.getAttribute("deferred");
        return Profiles.ruleFromValues(propia, escrita.getAttribute("object"),
                aplazada.isEmpty() ? null : Boolean.valueOf(aplazada), escrita.getAttribute("tags"),
                texto(escrita, "description"), texto(escrita, "test"),
                Profiles.errorFromValues(texto(escrita, "message"), new ArrayList<>()), new ArrayList<>());
    }

    private static String texto(Element elemento, String nombre) {
        NodeList hallados = elemento.getElementsByTagName(nombre);
        return hallados.getLength() == 0 ? "" : hallados.item(0).getTextContent();
    }
}
