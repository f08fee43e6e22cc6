"""Los textos humanos: CommonMark, cifras atadas a su dato y nada que se ejecute."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from informe_lib.indicadores.citas import cifras_citadas
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import no_aplica, sin_dato
from informe_lib.modelo.cifra import Cifra, TipoDeCifra, ValorDeCifra
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion.bloques import (
    Alineacion,
    CifraCitada,
    Encabezado,
    Enfasis,
    Enlace,
    Lista,
    Parrafo,
    Tabla,
    Texto,
    TipoDeDato,
    parrafo,
    textos_de,
)
from informe_lib.presentacion.textos import bloques_de_texto
from tests.conftest import TRIMESTRE


def leido(contenido: str, expediente: Expediente | None = None) -> str:
    return "\n".join(
        texto for bloque in bloques_de_texto(contenido, expediente) for texto in textos_de(bloque)
    )


def test_una_cifra_citada_queda_atada_a_su_clave_y_a_su_valor(muestra: Expediente) -> None:
    (parrafo,) = bloques_de_texto("Se enviaron {{ cifra.plt_enviados }} planes.", muestra)
    assert isinstance(parrafo, Parrafo)
    assert parrafo.tramos == (
        Texto("Se enviaron "),
        CifraCitada("14", "plt_enviados", "14"),
        Texto(" planes."),
    )


@pytest.mark.parametrize(
    ("escrito", "impreso"),
    [
        ("{{ cifra.plan_actividades | palabras }}", "once"),
        ("{{cifra.plan_actividades|palabras}}", "once"),
        ("{{ cifra.sesiones_colmyeg_clm }}", "119"),
        ("{{ cifra.plt_enviados.acumulado }}", "14"),
        ("{{ cifra.mesas_de_trabajo.acumulado }}", "[sin dato: cifra «mesas_de_trabajo»]"),
        ("{{ cifra.no_existe }}", "[sin dato: cifra «no_existe»]"),
        ("{{ cifra.con-guion }}", "[sin dato: cifra «con-guion»]"),
        (
            "{{ cifra.plt_enviados | fecha }}",
            (
                "[sin dato: no se entiende «{{ cifra.plt_enviados | fecha }}»: "
                "después de «|» va «palabras» o «porcentaje»]"
            ),
        ),
        (
            "{{ cifra.plt_enviados.anual }} %",
            (
                "[sin dato: no se entiende «{{ cifra.plt_enviados.anual }}»: "
                "después del punto va «acumulado» o «periodo»] %"
            ),
        ),
    ],
)
def test_una_cifra_se_escribe_como_se_pide_y_no_se_inventa(
    muestra: Expediente, escrito: str, impreso: str
) -> None:
    assert leido(escrito, muestra) == impreso


def test_un_porcentaje_se_escribe_con_coma_y_espacio_que_no_parte(muestra: Expediente) -> None:
    proporcion = ValorDeCifra("plt_enviados", TRIMESTRE, Decimal("0.333"), Alcance.ACUMULADO)
    con_tasa = replace(muestra, valores=(proporcion,))
    assert leido("{{ cifra.plt_enviados | porcentaje }}", con_tasa) == "33,3\u00a0%"


@pytest.mark.parametrize(
    ("valor", "impreso"),
    [("1.25", "1,25"), ("1250", "1.250"), ("0.0375", "0,0375"), ("2.50", "2,5"), ("1E-12", "0,000000000001")],
)
def test_una_cifra_citada_se_imprime_exacta(muestra: Expediente, valor: str, impreso: str) -> None:
    registrado = ValorDeCifra("plt_enviados", TRIMESTRE, Decimal(valor), Alcance.ACUMULADO)
    assert leido("{{ cifra.plt_enviados }}", replace(muestra, valores=(registrado,))) == impreso


def con_una_cifra(muestra: Expediente, unidad: str, valor: str) -> Expediente:
    cifra = Cifra("medida", "Medida", unidad, TipoDeCifra.EXISTENCIA)
    registrado = ValorDeCifra("medida", TRIMESTRE, Decimal(valor), Alcance.CORTE)
    return replace(muestra, cifras=(cifra,), valores=(registrado,))


@pytest.mark.parametrize(
    ("unidad", "valor", "impreso"),
    [
        ("sesiones", "1", "una"),
        ("inspecciones", "21", "veintiuna"),
        ("localidades", "200", "doscientas"),
        ("mesas de trabajo", "31", "treinta y una"),
        ("programas", "21", "veintiún"),
        ("días", "1", "un"),
        ("actas", "1", "un"),
        ("proyectos", "101", "ciento un"),
        ("proyectos", "2.5", "2,5"),
    ],
)
def test_en_letras_una_cifra_concuerda_con_lo_que_cuenta(
    muestra: Expediente, unidad: str, valor: str, impreso: str
) -> None:
    assert leido("{{ cifra.medida | palabras }}", con_una_cifra(muestra, unidad, valor)) == impreso


@pytest.mark.parametrize(
    ("escrito", "impreso"),
    [
        ("{{ cifra.medida }}", "87,5\u00a0%"),
        ("{{ cifra.medida }} %", "87,5\u00a0%"),
        ("{{ cifra.medida | porcentaje }}", "87,5\u00a0%"),
        ("{{ cifra.medida }}, en total", "87,5\u00a0%, en total"),
    ],
)
def test_una_cifra_en_por_ciento_lleva_su_signo_una_sola_vez(
    muestra: Expediente, escrito: str, impreso: str
) -> None:
    assert leido(escrito, con_una_cifra(muestra, "%", "87.5")) == impreso


def test_una_cifra_que_falta_dice_la_razon_que_alguien_registro(muestra: Expediente) -> None:
    con_cifra = con_una_cifra(muestra, "%", "1")
    ausencias = {no_aplica("no se enviaban avisos."): "no aplica", sin_dato("no se midió"): "sin dato"}
    for ausencia, dicha in ausencias.items():
        faltante = replace(con_cifra.valores[0], valor=ausencia)
        leida = leido("El {{ cifra.medida }} %", replace(con_cifra, valores=(faltante,)))
        assert leida == f"El [{dicha}: {ausencia.motivo.rstrip('.')}]"


def test_un_por_ciento_en_letras_se_dice(muestra: Expediente) -> None:
    assert leido("El {{ cifra.medida | palabras }} %.", con_una_cifra(muestra, "%", "21")) == (
        "El veintiuno por ciento."
    )


def test_el_signo_que_alguien_escribe_despues_de_otra_cifra_se_conserva(muestra: Expediente) -> None:
    assert leido("{{ cifra.medida }} % de {{ cifra.otra }} %", con_una_cifra(muestra, "planes", "14")) == (
        "14 % de [sin dato: cifra «otra»] %"
    )


TABLA = """\
| Localidad | Planes enviados |
|-----------|----------------:|
| **Suba**  | {{ cifra.plt_enviados }} |
| Usme      |                 |
"""


def test_una_tabla_de_markdown_es_una_tabla_con_su_encabezado_y_su_alineacion(muestra: Expediente) -> None:
    antes, tabla, despues = bloques_de_texto(f"Antes.\n\n{TABLA}\nDespués.", muestra)
    assert isinstance(tabla, Tabla)
    assert tabla.titulo == "Tabla"
    assert [celda.texto for celda in tabla.encabezado[0]] == ["Localidad", "Planes enviados"]
    assert [[celda.texto for celda in fila] for fila in tabla.cuerpo] == [["Suba", "14"], ["Usme", ""]]
    assert [celda.alineacion for celda in tabla.cuerpo[0]] == [Alineacion.IZQUIERDA, Alineacion.DERECHA]
    assert (antes, despues) == (parrafo("Antes."), parrafo("Después."))


def test_los_datos_de_una_tabla_de_markdown_son_sus_textos(muestra: Expediente) -> None:
    (tabla,) = bloques_de_texto(TABLA, muestra)
    assert isinstance(tabla, Tabla)
    assert [columna.clave for columna in tabla.datos.columnas] == ["localidad", "planes_enviados"]
    assert {columna.tipo for columna in tabla.datos.columnas} == {TipoDeDato.TEXTO}
    assert tabla.datos.filas == (("Suba", "14"), ("Usme", ""))


def test_el_html_crudo_de_una_celda_tambien_se_lee() -> None:
    assert "<b>x</b>" in leido("| a |\n|---|\n| <b>x</b> |")


def test_lo_que_no_es_de_la_gramatica_sale_como_se_escribio(muestra: Expediente) -> None:
    for escrito in ("{{ 1 + 1 }}", "{{ import('os') }}"):
        assert leido(escrito, muestra) == escrito


def test_el_html_crudo_se_lee_y_no_se_interpreta() -> None:
    assert (
        leido('Hola <script>alert("x")</script> y <b>fin</b>')
        == 'Hola <script>alert("x")</script> y <b>fin</b>'
    )


def test_el_markdown_da_parrafos_listas_enfasis_y_enlaces() -> None:
    texto = "Uno *dos* **tres** [cuatro](https://ejemplo.org)\n\n- a\n- b\n\n1. c\n\n### Título"
    parrafo, puntos, numeros, titulo = bloques_de_texto(texto)
    assert isinstance(parrafo, Parrafo)
    assert Enfasis("dos") in parrafo.tramos
    assert Enfasis("tres", fuerte=True) in parrafo.tramos
    assert Enlace("cuatro", "https://ejemplo.org") in parrafo.tramos
    assert puntos == Lista(((Texto("a"),), (Texto("b"),)))
    assert numeros == Lista(((Texto("c"),),), ordenada=True)
    assert isinstance(titulo, Encabezado)
    assert titulo.nivel == 3


def test_un_subtitulo_se_enlaza_por_sus_palabras() -> None:
    claves = [
        bloque.clave
        for bloque in bloques_de_texto("### Gestión del año\n\n### ¿?")
        if isinstance(bloque, Encabezado)
    ]
    assert claves == ["gestion-del-ano", "subtitulo"]


def test_las_cifras_citadas_se_listan_una_vez_por_alcance_y_en_orden() -> None:
    texto = "{{ cifra.b }} {{ cifra.a.acumulado | palabras }} {{ cifra.b }} {{ cifra.a }}"
    assert cifras_citadas(texto) == (("b", None), ("a", Alcance.ACUMULADO), ("a", None))


@given(st.text())
def test_ningun_texto_tumba_la_lectura(contenido: str) -> None:
    list(bloques_de_texto(contenido))


@given(st.lists(st.text("|-: ab\\*>`0"), min_size=1, max_size=5))
def test_ninguna_tabla_mal_escrita_tumba_la_lectura(filas: list[str]) -> None:
    list(bloques_de_texto("\n".join([*filas[:1], "|-|:-:|", *filas[1:]])))


def test_una_entidad_no_cuela_lo_que_no_se_ve() -> None:
    """Ni en lo corrido, ni en un enlace, un énfasis, un título o una tabla; un tabulador es un espacio."""
    escrito = "uno &#x202e;*dos&#xfeff;* [tres&#x2028;](https://ejemplo.gov.co)&Tab;**cuatro&#x2066;**"
    assert leido(escrito) == "uno dos tres cuatro"
    titulo, tabla = bloques_de_texto("### Tí&#x202e;tulo\n\n| a&#xfeff; | b |\n|---|---|\n| 1 | 2&#x2029; |")
    dichos = [*textos_de(titulo), *textos_de(tabla)]
    assert dichos[0] == "Título"
    assert all(texto.isprintable() for texto in dichos)
