"""El PDF: dice todo lo del Documento, se puede leer sin verlo, se puede archivar y no cambia solo."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from unicodedata import normalize
from zlib import compress

import page
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import (
    Array,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    OutlineItem,
    Page,
    Pdf,
    Stream,
    parse_content_stream,
    unparse_content_stream,
)
from pypdf import PdfReader

from informe_lib.exportacion.documento import AVISO_DE_BORRADOR, Documento
from informe_lib.exportacion.pdf import ErrorPdf, escribir_pdf
from informe_lib.exportacion.pdf_estructura import ErrorEstructuraPdf, acabar, tablas_de
from informe_lib.modelo.formato_oficial import Papel
from informe_lib.presentacion.bloques import (
    Bloque,
    Campos,
    Control,
    Encabezado,
    Figura,
    Firma,
    Tabla,
    campo,
    parrafo,
)
from tests.exportacion.documentos import (
    LITERALES_HOSTILES,
    SVG,
    documento_cerrado,
    documento_de_prueba,
)

RAIZ = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def documento() -> Documento:
    return documento_de_prueba()


@pytest.fixture(scope="module")
def archivo(documento: Documento) -> bytes:
    return escribir_pdf(documento)


def con_bloques(*bloques: Bloque) -> Documento:
    return replace(documento_de_prueba(), bloques=bloques)


def paginas(archivo: bytes) -> list[str]:
    return [hoja.extract_text() for hoja in PdfReader(BytesIO(archivo)).pages]


def sin_espacios(texto: str) -> str:
    """El PDF reparte el texto en renglones: lo que se compara son las letras."""
    return "".join(texto.split())


def lo_etiquetado(archivo: bytes) -> str:
    """El texto que lee un lector de pantalla: sin pie, encabezado ni marca, que son adornos de página."""
    salida = BytesIO()
    with Pdf.open(BytesIO(archivo)) as pdf:
        for hoja in pdf.pages:
            hoja.Contents = pdf.make_stream(unparse_content_stream(list(_sin_adornos(hoja))))
        pdf.save(salida)
    return "".join(paginas(salida.getvalue()))


def _sin_adornos(hoja: Page) -> Iterator[ContentStreamInstruction]:
    abiertos: list[bool] = []
    for instruccion in parse_content_stream(hoja):
        if str(instruccion.operator) in {"BMC", "BDC"}:
            abiertos.append(instruccion.operands[0] == Name.Artifact)
        es_texto = str(instruccion.operator) in {"Tj", "TJ", "'", '"'}
        if not (es_texto and any(abiertos)):
            yield instruccion
        if str(instruccion.operator) == "EMC":
            abiertos.pop()


def elementos(padre: Object, *tipos: Name) -> Iterator[Object]:
    """Los elementos de la estructura de esos tipos, en orden de lectura."""
    hijos = padre.get(Name.K, Array())
    for hijo in hijos.as_list() if isinstance(hijos, Array) else [hijos]:
        if isinstance(hijo, Dictionary) and Name.S in hijo:
            if hijo.S in tipos:
                yield hijo
            yield from elementos(hijo, *tipos)


def atributo(celda: Object, clave: Name) -> Object | None:
    propios = (uno for uno in celda.A.as_list() if Name.Table == uno.O)
    return next(propios).get(clave)


def test_el_pdf_dice_cada_texto_del_documento(documento: Documento, archivo: bytes) -> None:
    """Cada texto del Documento está completo entre lo que un lector de pantalla lee."""
    leido = sin_espacios(lo_etiquetado(archivo))
    assert [texto for texto in documento.textos() if sin_espacios(texto) not in leido] == []


def test_un_literal_sale_tal_como_se_escribio(archivo: bytes) -> None:
    """Nada de lo que parece marcado se interpreta: ni de la plantilla, ni de HTML, ni de Markdown."""
    leido = sin_espacios(lo_etiquetado(archivo))
    assert [literal for literal in LITERALES_HOSTILES if leido.count(sin_espacios(literal)) < 2] == []


def test_lo_que_ninguna_letra_dibuja_se_nombra_por_su_codigo() -> None:
    """Un emoji o un ideograma no tumban el informe ni dejan un cuadro vacío: se dice qué había."""
    raro = con_bloques(parrafo("Firmó 👍🏽 la mesa 漢字\x00 el \x1b[3m acta \ue000\ud800 😀 ✓ ◐ ● ½"))
    leido = lo_etiquetado(escribir_pdf(raro))
    dice = (
        "Firmó [caracteres U+1F44D U+1F3FD] la mesa [caracteres U+6F22 U+5B57] el [3m acta "
        "[carácter U+E000]\ufffd 😀 ✓ ◐ ● ½"
    )
    assert sin_espacios(dice) in sin_espacios(leido)


def test_el_arabe_y_el_hebreo_se_imprimen() -> None:
    """No es letra de la casa ni se nombra por código: un nombre propio sale con sus letras."""
    leido = lo_etiquetado(escribir_pdf(con_bloques(parrafo("La mesa de مرحبا y de שלום sesionó."))))
    assert set("مرحباשלום") <= set(normalize("NFKC", leido))
    assert "U+" not in leido


@settings(max_examples=25)
@given(texto=st.text(max_size=80))
def test_cualquier_texto_da_un_pdf(texto: str) -> None:
    """Lo que alguien pegue en un campo, venga de donde venga, nunca deja sin PDF."""
    raro = con_bloques(parrafo(texto), Campos((campo(texto, texto),)), Encabezado(texto, 2, "x"))
    assert escribir_pdf(raro).startswith(b"%PDF-1.7")


def test_una_palabra_interminable_no_se_sale_de_la_hoja_ni_cambia() -> None:
    """Se parte en renglones, y al copiarla sale entera, sin caracteres agregados."""
    leido = lo_etiquetado(escribir_pdf(con_bloques(parrafo("abcdefghij" * 60))))
    assert max(map(len, leido.splitlines())) < 120
    assert "abcdefghij" * 60 in leido.replace("\n", "")


def test_un_encabezado_que_salta_de_nivel_no_deja_sin_pdf() -> None:
    """El encabezado suelto de una celda ajena baja al nivel que le sigue al anterior."""
    saltado = con_bloques(Encabezado("Uno", 2, "uno"), Encabezado("Muy abajo", 5, "dos"), Campos(()))
    with Pdf.open(BytesIO(escribir_pdf(saltado))) as pdf:
        tipos = (Name.H1, Name.H2, Name.H3, Name.H4, Name.H5)
        assert [str(uno.S) for uno in elementos(pdf.Root.StructTreeRoot, *tipos)] == ["/H1", "/H2", "/H3"]


def test_una_grafica_no_trae_archivos_de_fuera(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Un SVG que enlaza una imagen de la carpeta de trabajo no la mete en el PDF: se dice y no sale."""
    (tmp_path / "secreto.svg").write_text(SVG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    enlazada = SVG.replace("</svg>", '<image href="secreto.svg" width="9" height="9"/></svg>')
    grafica = next(uno for uno in documento_de_prueba().bloques if isinstance(uno, Figura))
    with pytest.raises(ErrorPdf, match="secreto"):
        escribir_pdf(con_bloques(replace(grafica, svg=enlazada)))


def test_un_enlace_que_no_es_de_la_web_ni_de_correo_queda_como_texto(archivo: bytes) -> None:
    """Solo se pueden seguir direcciones http, https y mailto."""
    with Pdf.open(BytesIO(archivo)) as pdf:
        anotaciones = [nota for hoja in pdf.pages for nota in hoja.get(Name.Annots, Array()).as_list()]
        assert [str(nota.A.URI) for nota in anotaciones] == ["https://www.sdmujer.gov.co/a?b=1&c=2"]


@pytest.mark.parametrize("perfil", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A])
def test_el_pdf_cumple_el_perfil(archivo: bytes, perfil: page.ValidationProfile) -> None:
    """Un verificador independiente no encuentra fallas de accesibilidad ni de archivo."""
    informe = page.validate_pdf_bytes(archivo, profile=perfil)
    assert [f"{falla.rule_id}: {falla.message}" for falla in informe.failures] == []
    assert informe.is_compliant


def test_el_verificador_acusa_una_grafica_sin_alternativa(archivo: bytes) -> None:
    """El control del control: sin el texto alternativo de una gráfica, el mismo archivo ya no cumple."""
    salida = BytesIO()
    with Pdf.open(BytesIO(archivo)) as pdf:
        grafica = next(elementos(pdf.Root.StructTreeRoot, Name.Figure))
        del grafica[Name.Alt]
        pdf.save(salida, compress_streams=False)
    assert not page.is_pdf_compliant_bytes(salida.getvalue(), profile=page.ValidationProfile.PDF_UA_1)


def test_cada_grafica_lleva_su_alternativa(documento: Documento, archivo: bytes) -> None:
    """El texto alternativo del PDF es el del Documento, en el mismo orden."""
    with Pdf.open(BytesIO(archivo)) as pdf:
        alternativas = [str(grafica.Alt) for grafica in elementos(pdf.Root.StructTreeRoot, Name.Figure)]
    assert alternativas == [uno.alternativa for uno in documento.bloques if isinstance(uno, Figura)]


def test_cada_celda_es_lo_que_el_documento_dice_que_es(documento: Documento, archivo: bytes) -> None:
    """Rótulos de columna, rótulos de fila, datos y celdas combinadas se corresponden uno a uno."""
    with Pdf.open(BytesIO(archivo)) as pdf:
        halladas = [
            [[_celda_hallada(celda) for celda in elementos(fila, Name.TH, Name.TD)]
             for fila in elementos(tabla, Name.TR)]
            for tabla in elementos(pdf.Root.StructTreeRoot, Name.Table)
        ]  # fmt: skip
    assert halladas == list(_tablas_esperadas(documento))


def _celda_hallada(celda: Object) -> tuple[str, str, int, int]:
    alcance = atributo(celda, Name.Scope)
    filas, columnas = atributo(celda, Name.RowSpan), atributo(celda, Name.ColSpan)
    assert atributo(celda, Name.Headers) is None
    return str(celda.S), str(alcance or ""), int(filas or 1), int(columnas or 1)


def _tablas_esperadas(documento: Documento) -> Iterator[list[list[tuple[str, str, int, int]]]]:
    rotulada = [("/TH", "/Row", 1, 1), ("/TD", "", 1, 1)]
    for bloque in documento.bloques:
        if isinstance(bloque, Tabla):
            yield [
                *([("/TH", "/Column", celda.filas, celda.columnas) for celda in fila]
                  for fila in bloque.encabezado),
                *([("/TH", "/Row", celda.filas, celda.columnas) if celda.es_encabezado
                   else ("/TD", "", celda.filas, celda.columnas) for celda in fila]
                  for fila in bloque.cuerpo),
            ]  # fmt: skip
        elif isinstance(bloque, Control):
            yield [rotulada] * len(bloque.comprobaciones)
        elif isinstance(bloque, Campos):
            yield [rotulada] * len(bloque.campos)


def test_si_las_tablas_no_son_las_del_documento_no_hay_pdf(documento: Documento, archivo: bytes) -> None:
    """Un PDF cuya estructura no se puede garantizar no sale, y el error dice dónde está la diferencia."""
    tablas = tuple(tablas_de(documento))
    with pytest.raises(ErrorEstructuraPdf, match="se esperaba 4 tablas y salió 5"):
        acabar(archivo, tablas[1:])
    sin_una_fila = replace(tablas[1], cuerpo=tablas[1].cuerpo[1:])
    with pytest.raises(ErrorEstructuraPdf, match="Asistencia de las entidades"):
        acabar(archivo, (tablas[0], sin_una_fila, *tablas[2:]))


def test_ningun_flujo_comprimido_acaba_en_retorno_de_carro(documento: Documento, archivo: bytes) -> None:
    """Ese final se confunde con el salto de línea que sigue, y el flujo parece cortado."""
    ambiguo = b"\x0c"
    assert compress(ambiguo).endswith(b"\r")
    salida = BytesIO()
    with Pdf.open(BytesIO(archivo)) as pdf:
        pdf.Root.Ambiguo = Stream(pdf, compress(ambiguo), Filter=Name.FlateDecode)
        pdf.save(salida, compress_streams=False)
    with Pdf.open(BytesIO(acabar(salida.getvalue(), tuple(tablas_de(documento))))) as pdf:
        assert pdf.Root.Ambiguo.read_bytes() == ambiguo
        flujos = [objeto for objeto in pdf.objects if isinstance(objeto, Stream)]
        assert not any(flujo.read_raw_bytes().endswith(b"\r") for flujo in flujos)


def test_las_propiedades_dicen_que_es_y_de_quien(documento: Documento, archivo: bytes) -> None:
    """Título, autoría, asunto, palabras clave, idioma y fecha están en el archivo."""
    with Pdf.open(BytesIO(archivo)) as pdf:
        assert str(pdf.Root.Lang) == "es-CO"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo[Name.CreationDate]).startswith("D:20240930")
        with pdf.open_metadata() as propiedades:
            assert propiedades["dc:title"] == f"BORRADOR · {documento.metadatos.titulo}"
            assert propiedades["dc:creator"] == [documento.metadatos.autor]
            assert propiedades["dc:description"] == documento.metadatos.asunto
            assert propiedades["pdf:Keywords"] == ", ".join((*documento.metadatos.palabras_clave, "BORRADOR"))


def test_los_marcadores_son_los_encabezados(documento: Documento, archivo: bytes) -> None:
    """El índice del lector trae el título y cada encabezado, en orden."""
    with Pdf.open(BytesIO(archivo)) as pdf, pdf.open_outline() as indice:
        marcadores = [titulo for entrada in indice.root for titulo in _titulos(entrada)]
    assert marcadores == [documento.portada.titulo, *(uno.texto for uno in documento.encabezados())]


def _titulos(entrada: OutlineItem) -> Iterator[str]:
    yield entrada.title
    for hija in entrada.children:
        yield from _titulos(hija)


def test_un_borrador_lo_dice_en_cada_hoja_y_un_cerrado_en_ninguna(archivo: bytes) -> None:
    """La marca y el pie, en todas las hojas y sin estorbar la lectura; en voz alta, la portada una vez."""
    primera, *otras = (hoja.count("BORRADOR") for hoja in paginas(archivo))
    assert (primera, otras) == (3, [2] * (len(paginas(archivo)) - 1))
    leido = lo_etiquetado(archivo)
    assert leido.count("BORRADOR") == 1
    assert leido.lstrip().startswith(f"BORRADOR {AVISO_DE_BORRADOR}")


def test_un_pdf_cerrado_no_dice_borrador_ni_en_sus_propiedades() -> None:
    cerrado = escribir_pdf(documento_cerrado())
    with Pdf.open(BytesIO(cerrado)) as pdf, pdf.open_metadata() as propiedades:
        assert "BORRADOR" not in str(propiedades) + "".join(paginas(cerrado))
        assert propiedades["dc:title"] == documento_cerrado().metadatos.titulo


def test_cada_hoja_dice_de_que_informe_es_y_que_numero_lleva(documento: Documento, archivo: bytes) -> None:
    """Una hoja suelta se puede devolver a su informe."""
    hojas = paginas(archivo)
    for numero, hoja in enumerate(hojas, start=1):
        assert f"Página {numero} de {len(hojas)}" in hoja
        assert documento.portada.instancia in hoja
        assert documento.portada.periodo in hoja
        assert str(documento.portada.entidad) in hoja


def test_la_firma_nunca_queda_sola_en_una_hoja() -> None:
    """Sea cual sea el largo de lo anterior, en la hoja de la firma hay algo de lo que se firma."""
    firma = Firma("Firma de quien ejerció la Secretaría Técnica:", (campo("Cargo", "Directora"),))
    for renglones in range(30, 44, 2):
        cuerpo = (*(parrafo(f"Renglón {numero}") for numero in range(renglones)),)
        hojas = paginas(escribir_pdf(con_bloques(*cuerpo, Encabezado("Firma", 2, "firma"), firma)))
        assert f"Renglón {renglones - 1}" in next(hoja for hoja in hojas if "Directora" in hoja)


@pytest.mark.parametrize(
    ("papel", "ancho", "alto"), [(Papel.CARTA, 612, 792), (Papel.OFICIO, 612, 936), (Papel.A4, 595, 842)]
)
def test_el_papel_es_el_del_formato(papel: Papel, ancho: int, alto: int) -> None:
    """Carta, oficio y A4 miden lo que miden en Colombia."""
    documento = con_bloques(parrafo("Una hoja."))
    metadatos = replace(documento.metadatos, papel=papel)
    hoja = PdfReader(BytesIO(escribir_pdf(replace(documento, metadatos=metadatos)))).pages[0].mediabox
    assert (round(hoja.width), round(hoja.height)) == (ancho, alto)


def test_una_fecha_imposible_se_dice_con_palabras() -> None:
    """Una propiedad mal puesta no acaba en un rastro de error: el mensaje dice cuál es y cómo se escribe."""
    documento = con_bloques(parrafo("Una hoja."))
    metadatos = replace(documento.metadatos, fecha="31/02/2024")
    with pytest.raises(ErrorPdf, match=r"«31/02/2024» .* no es una fecha del calendario"):
        escribir_pdf(replace(documento, metadatos=metadatos))


def test_el_mismo_documento_da_los_mismos_bytes_en_otro_proceso(archivo: bytes) -> None:
    """Ni el reloj, ni la zona horaria, ni el orden interno de Python cambian el archivo."""
    programa = (
        "import sys; from hashlib import sha256;"
        "from tests.exportacion.documentos import documento_de_prueba;"
        "from informe_lib.exportacion.pdf import escribir_pdf;"
        "sys.stdout.write(sha256(escribir_pdf(documento_de_prueba())).hexdigest())"
    )
    for semilla, zona in (("1", "Asia/Tokyo"), ("77", "America/Bogota")):
        entorno = {**os.environ, "PYTHONHASHSEED": semilla, "TZ": zona, "PYTHONPATH": str(RAIZ)}
        otro = subprocess.run(
            [sys.executable, "-c", programa],
            cwd=RAIZ,
            env=entorno,
            capture_output=True,
            text=True,
            check=True,
        )
        assert otro.stdout == sha256(archivo).hexdigest()
