"""Una tabla se entiende sin verla, en un teléfono y cuando no cabe a lo ancho."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.html import escribir_html
from informe_lib.presentacion.bloques import Celda, Columna, Datos, Figura, Tabla
from tests.exportacion.documentos import documento_de_prueba
from tests.exportacion.pagina_leida import Leida
from tests.exportacion.tablas_de_prueba import asistentes


@pytest.fixture(scope="module")
def documento() -> Documento:
    return documento_de_prueba()


@pytest.fixture(scope="module")
def pagina(documento: Documento) -> Leida:
    return Leida(escribir_html(documento))


def tablas(documento: Documento) -> list[Tabla]:
    return [bloque for bloque in documento.bloques if isinstance(bloque, Tabla)]


def del_cuerpo(documento: Documento) -> Iterator[Celda]:
    return (celda for tabla in tablas(documento) for fila in tabla.cuerpo for celda in fila)


def test_cada_rotulo_y_cada_celda_combinada_de_las_tablas_conserva_su_alcance(documento: Documento) -> None:
    solo_tablas = replace(documento, bloques=tuple(tablas(documento)))
    leida = Leida(escribir_html(solo_tablas))
    de_columna = [celda for tabla in tablas(documento) for fila in tabla.encabezado for celda in fila]
    de_fila = [celda for celda in del_cuerpo(documento) if celda.es_encabezado]
    alcances = Counter(th.atributos["scope"] for th in leida.de("th"))
    assert alcances == {
        "col": sum(celda.columnas == 1 for celda in de_columna),
        "colgroup": sum(celda.columnas > 1 for celda in de_columna),
        "row": sum(celda.filas == 1 for celda in de_fila),
        "rowgroup": sum(celda.filas > 1 for celda in de_fila),
    }
    for atributo, medida in (("rowspan", "filas"), ("colspan", "columnas")):
        escritos = Counter(int(uno.atributos.get(atributo, 1)) for uno in leida.de("th", "td"))
        assert escritos == Counter(getattr(celda, medida) for celda in (*de_columna, *del_cuerpo(documento)))


def test_un_rotulo_que_no_abarca_todo_su_grupo_vale_solo_para_sus_filas() -> None:
    def rotulo(texto: str, filas: int = 1) -> Celda:
        return Celda(texto, filas=filas, es_encabezado=True)

    cuerpo = (
        (rotulo("Sector", 3), rotulo("Entidad", 2), Celda("a")),
        (Celda("b"),),
        (rotulo("Otra entidad"), Celda("c")),
        (rotulo("Otro sector"), rotulo("Tercera"), Celda("d")),
    )
    columnas = tuple(Columna(clave, clave) for clave in "xyz")
    tabla = Tabla("t", "Grupos", ((rotulo("X"), rotulo("Y"), rotulo("Z")),), cuerpo, Datos(columnas, ()))
    leida = Leida(escribir_html(replace(documento_de_prueba(), bloques=(tabla,))))
    alcances = {th.texto: th.atributos["scope"] for th in leida.de("th")}
    assert (alcances["Sector"], alcances["Entidad"], alcances["Otro sector"]) == ("rowgroup", "row", "row")
    assert [grupo.texto.split() for grupo in leida.de("tbody")] == [
        ["SectorEntidada", "b", "Otra", "entidadc"],
        ["Otro", "sectorTercerad"],
    ]


def test_en_un_telefono_cada_celda_sabe_de_que_columna_es(pagina: Leida) -> None:
    celdas = {celda.texto: celda.atributos.get("data-rotulo") for celda in pagina.de("td", "th")}
    assert celdas["Alcaldías locales"] == "Entidad u organismo"
    assert celdas["16/04/2024"] == "Fecha"
    assert celdas["13. Mujeres"] == "Sector"
    totales = next(celda for celda in pagina.de("th") if celda.texto == "Asistentes por sesión")
    assert "data-rotulo" not in totales.atributos, "abarca cuatro columnas: no es de ninguna"


def test_lo_ancho_se_desplaza_en_su_propia_zona_con_nombre_y_teclado(pagina: Leida) -> None:
    zonas = [uno.atributos for uno in pagina.elementos if uno.atributos.get("role") == "region"]
    assert {zona["tabindex"] for zona in zonas} == {"0"}
    assert [zona["aria-label"] for zona in zonas] == [
        "Asistencia de las entidades a las sesiones", "Gráfica 1", "Gráfica 2",
    ]  # fmt: skip


def test_los_totales_y_los_numeros_se_distinguen(pagina: Leida) -> None:
    (total,) = [fila for fila in pagina.de("tr") if "total" in fila.atributos.get("class", "")]
    assert total.texto == "Asistentes por sesión6511"
    derecha = [celda.texto for celda in pagina.de("td") if "derecha" in celda.atributos.get("class", "")]
    assert {"6", "5", "11", "33,3\xa0%"} <= set(derecha)


def test_al_desplazar_a_lo_ancho_no_se_va_la_columna_que_dice_de_quien_es_la_fila(pagina: Leida) -> None:
    fijas = [uno.texto for uno in pagina.de("th") if "fija" in uno.atributos.get("class", "").split()]
    entidades = [
        celda.texto for fila in asistentes().cuerpo[:-1] for celda in fila[:2] if celda.es_encabezado
    ]
    assert fijas[0] == "Entidad u organismo"
    assert set(fijas[1:]) < set(entidades)
    assert len(fijas) == 1 + len(asistentes().cuerpo[:-1]), "ni el sector, ni el total, ni otra tabla"


def test_dos_zonas_que_se_desplazan_no_se_llaman_igual(documento: Documento) -> None:
    dos = replace(documento, bloques=(asistentes(), replace(asistentes(), clave="otra")))
    zonas = [uno.atributos for uno in Leida(escribir_html(dos)).elementos if "aria-label" in uno.atributos]
    nombre = "Asistencia de las entidades a las sesiones"
    assert [zona["aria-label"] for zona in zonas] == [nombre, f"{nombre} (2)"]


def test_los_datos_de_una_grafica_que_son_muchos_se_leen_en_su_archivo(documento: Documento) -> None:
    """Ochocientas marcas bajo su gráfica no las lee nadie y pesan medio megabyte."""
    grafica = next(uno for uno in documento.bloques if isinstance(uno, Figura))
    muchos = replace(grafica, datos=Datos(grafica.datos.columnas, grafica.datos.filas * 400))
    escrito = escribir_html(replace(documento, bloques=(muchos,)))
    assert "Los 800 datos de la gráfica están en datos_abiertos/avance_1.csv." in escrito
    assert "<details>" not in escrito


def tabla_ancha(texto: str, columnas: int) -> Tabla:
    """De dos filas: en la segunda columna, ese texto."""
    datos = Datos((Columna("a", "A"),), (("1",),))
    rotulos = tuple(Celda(f"Columna {una}", es_encabezado=True) for una in range(columnas))
    fila = (Celda("Fila", es_encabezado=True), Celda(texto), *(Celda("1") for _ in range(columnas - 2)))
    return Tabla("ancha", "Una tabla ancha", (rotulos,), (fila, fila), datos)


def escrita(tabla: Tabla) -> str:
    return escribir_html(replace(documento_de_prueba(), bloques=(tabla,)))


def test_una_clave_larga_se_parte_despues_de_su_raya_y_se_copia_entera() -> None:
    clave = "proyectos_con_transversalizacion"
    pagina = escrita(tabla_ancha(clave, 3))
    assert ">proyectos_<wbr>con_<wbr>transversalizacion</td>" in pagina
    assert clave in [celda.texto for celda in Leida(pagina).de("td")]
    assert '<td class="partible"' in escrita(tabla_ancha("a" * 30, 3))


@pytest.mark.parametrize(("letras", "columnas", "tiene"), [(90, 9, True), (90, 4, False), (40, 9, False)])
def test_el_texto_largo_de_una_tabla_que_se_desplaza_tiene_ancho_para_leerse(
    letras: int, columnas: int, *, tiene: bool
) -> None:
    clases = [
        uno.atributos.get("class", "")
        for uno in Leida(escrita(tabla_ancha("palabra " * (letras // 8), columnas))).de("th")
    ]
    assert ["extensa" in una.split() for una in clases[:3]] == [False, tiene, False]
