"""Del cuaderno ejecutado al Documento: nada se pierde y el orden es el del formato."""

from __future__ import annotations

from dataclasses import replace

import nbformat
import pytest
from nbformat import NotebookNode

from informe_lib.cuaderno.vista import paquete_mime
from informe_lib.exportacion.construccion import ErrorCuaderno, construir
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion.bloques import (
    Bloque,
    Encabezado,
    Figura,
    Parrafo,
    SeccionDeBloques,
    Tabla,
    parrafo,
)
from informe_lib.presentacion.secciones import hacer_seccion

v4 = nbformat.v4


def celda(clave: str, contenido: SeccionDeBloques) -> NotebookNode:
    salida = v4.new_output("execute_result", paquete_mime(contenido), execution_count=1)
    return v4.new_code_cell(f'informe.seccion("{clave}", expediente)', id=clave, outputs=[salida])


def cuaderno(muestra: Expediente, claves: list[str]) -> NotebookNode:
    return v4.new_notebook(cells=[celda(clave, hacer_seccion(clave, muestra)) for clave in claves])


def test_las_secciones_salen_en_el_orden_del_formato_aunque_el_cuaderno_las_desordene(
    muestra: Expediente,
) -> None:
    documento = construir(cuaderno(muestra, ["firma", "portada", "sesiones", "identificacion"]))
    secciones = [encabezado.clave for encabezado in documento.encabezados() if encabezado.nivel == 2]
    assert secciones == ["identificacion", "sesiones", "firma"]


def test_una_seccion_que_el_formato_no_lista_se_descarta(muestra: Expediente) -> None:
    sin_firma = replace(
        muestra.formato,
        secciones=tuple(una for una in muestra.formato.secciones if una.clave != "firma"),
    )
    suelta = SeccionDeBloques("firma", (Encabezado("Firma", 2, "firma"), parrafo("no debe salir")))
    corto = cuaderno(replace(muestra, formato=sin_firma), ["portada", "sesiones"])
    corto.cells.append(celda("firma", suelta))
    assert "no debe salir" not in list(construir(corto).textos())


def test_la_celda_que_agrega_un_analista_se_queda_con_la_seccion_de_arriba(muestra: Expediente) -> None:
    propio = cuaderno(muestra, ["portada", "identificacion", "sesiones"])
    propio.cells.insert(2, v4.new_markdown_cell("Un comentario del analista."))
    propio.cells.insert(3, celda("tabla", SeccionDeBloques("", (parrafo("Algo suelto."),))))
    textos = list(construir(propio).textos())
    posiciones = [
        textos.index(texto) for texto in ("Un comentario del analista.", "Algo suelto.", "Sesiones")
    ]
    assert posiciones == sorted(posiciones)


def test_lo_que_una_celda_imprime_tambien_llega_al_documento(muestra: Expediente) -> None:
    propio = cuaderno(muestra, ["portada", "sesiones"])
    salida = v4.new_output("stream", text="una nota\n\notra\n")
    propio.cells.append(v4.new_code_cell("print()", outputs=[salida]))
    parrafos = [bloque for bloque in construir(propio).bloques if isinstance(bloque, Parrafo)]
    assert parrafos == [parrafo("una nota"), parrafo("otra")]


@pytest.mark.parametrize(
    "representacion",
    [
        "<matplotlib.lines.Line2D at 0x7f2a4c0d9e10>",
        "[<matplotlib.lines.Line2D at 0x7f2a4c0d9e10>]",
        "<pandas.io.formats.style.Styler at 0x000001F2A4C0D9E1>",
        "(array([1., 2.]),\n <a list of 2 Patch objects>,\n [<matplotlib.lines.Line2D at 0x7f>])",
        "<Axes: title={'center': 'Asistencia'}>",
    ],
)
def test_la_representacion_de_un_objeto_no_llega_al_documento(
    muestra: Expediente, representacion: str
) -> None:
    assert list(sueltos(muestra, representacion)) == []


def test_un_resultado_que_se_lee_si_llega_al_documento(muestra: Expediente) -> None:
    assert sueltos(muestra, "1.253") == (parrafo("1.253"),)
    assert sueltos(muestra, "a < b y b > c") == (parrafo("a < b y b > c"),)


def sueltos(muestra: Expediente, texto: str) -> tuple[Bloque, ...]:
    """Los bloques que deja una celda cuyo resultado es solo ese texto."""
    propio = cuaderno(muestra, ["portada", "firma"])
    sin_el = len(construir(propio).bloques)
    salida = v4.new_output("execute_result", {"text/plain": texto}, execution_count=1)
    propio.cells.append(v4.new_code_cell("lo_que_sea", outputs=[salida]))
    return construir(propio).bloques[sin_el:]


def test_las_graficas_se_numeran_en_orden(muestra: Expediente) -> None:
    documento = construir(cuaderno(muestra, ["portada", "anexo"]))
    numeros = [bloque.numero for bloque in documento.bloques if isinstance(bloque, Figura)]
    assert numeros == [1, 2, 3, 4, 5]


def test_dos_bloques_no_comparten_clave(muestra: Expediente) -> None:
    propio = cuaderno(muestra, ["portada", "asistentes"])
    propio.cells.append(celda("otra", replace(hacer_seccion("asistentes", muestra), seccion="")))
    tablas = [bloque.clave for bloque in construir(propio).bloques if isinstance(bloque, Tabla)]
    assert tablas == ["asistentes", "asistentes-2"]


def test_los_metadatos_dicen_titulo_asunto_autor_y_fecha_de_corte(muestra: Expediente) -> None:
    metadatos = construir(cuaderno(muestra, ["portada"])).metadatos
    assert metadatos.titulo == (
        "Informe de gestión: Mesa de Trabajo de Territorialización, tercer trimestre 2024"
    )
    assert metadatos.autor == "Secretaría Distrital de la Mujer"
    assert metadatos.fecha == "2024-09-30"
    assert metadatos.idioma == "es-CO"


def secciones_dichas(propio: NotebookNode) -> list[tuple[str, str, str | None]]:
    """De cada alerta sobre una sección: su código, la sección que nombra y su celda."""
    return [
        (alerta.codigo, alerta.mensaje.split("»")[0].rpartition("«")[2], alerta.donde.celda)
        for alerta in construir(propio).alertas
        if alerta.codigo in ("D17", "D18")
    ]


def test_la_seccion_que_falta_y_la_que_sobra_se_dicen_con_su_celda(muestra: Expediente) -> None:
    """Una sin ejecutar, una borrada y una repetida; sin esto el informe saldría incompleto y callado."""
    claves = ["portada", *(seccion.clave for seccion in muestra.formato.secciones)]
    propio = cuaderno(muestra, claves)
    assert secciones_dichas(propio) == []
    sin_ejecutar = claves.index("asistentes")
    propio.cells[sin_ejecutar].outputs = []
    del propio.cells[claves.index("decisiones")]
    propio.cells.append(celda("otra-vez", hacer_seccion("sesiones", muestra)))
    assert sorted(secciones_dichas(propio)) == [
        ("D17", "asistentes", f"celda {sin_ejecutar + 1} (asistentes)"),
        ("D17", "decisiones", None),
        ("D18", "sesiones", f"celda {len(propio.cells)} (otra-vez)"),
    ]


def test_una_seccion_que_el_formato_omite_por_no_tener_que_decir_no_falta(muestra: Expediente) -> None:
    propio = cuaderno(muestra, ["portada"])
    propio.cells.append(celda("decisiones", SeccionDeBloques("decisiones", ())))
    assert "decisiones" not in [clave for _, clave, _ in secciones_dichas(propio)]


def test_sin_portada_el_error_dice_que_celda_falta(muestra: Expediente) -> None:
    with pytest.raises(ErrorCuaderno, match="no está entre las salidas"):
        construir(cuaderno(muestra, ["sesiones"]))
    repetido = cuaderno(muestra, ["portada"])
    repetido.cells.append(celda("otra", hacer_seccion("portada", muestra)))
    with pytest.raises(ErrorCuaderno, match="2 veces"):
        construir(repetido)


def test_una_celda_en_error_no_pasa_por_buena(muestra: Expediente) -> None:
    roto = cuaderno(muestra, ["portada"])
    fallo = v4.new_output("error", ename="ValueError", evalue="malo", traceback=[])
    roto.cells.append(v4.new_code_cell("1/0", id="mala", outputs=[fallo]))
    with pytest.raises(ErrorCuaderno, match=r"«mala».*ValueError"):
        construir(roto)


def test_unos_bloques_manoseados_se_rechazan_con_su_celda(muestra: Expediente) -> None:
    roto = cuaderno(muestra, ["portada"])
    roto.cells[0].outputs[0].data["application/vnd.informe.bloque.v1+json"]["bloques"][0]["tipo"] = "otro"
    with pytest.raises(ErrorCuaderno, match="«portada»"):
        construir(roto)


def test_lo_que_un_analista_agrega_no_desaparece_este_donde_este(muestra: Expediente) -> None:
    propio = cuaderno(
        muestra, ["portada", "identificacion", "funciones_generales", "funciones_especificas", "plan"]
    )
    for posicion in range(len(propio.cells), -1, -1):
        propio.cells.insert(posicion, v4.new_markdown_cell(f"Comentario {posicion}."))
    textos = list(construir(propio).textos())
    assert [texto for texto in textos if texto.startswith("Comentario")] == [
        f"Comentario {posicion}." for posicion in range(6)
    ]


def test_un_aviso_de_python_no_es_parte_del_informe(muestra: Expediente) -> None:
    propio = cuaderno(muestra, ["portada", "sesiones"])
    aviso = v4.new_output("stream", name="stderr", text="x.py:1: UserWarning: ojo\n")
    propio.cells.append(v4.new_code_cell("warnings.warn('ojo')", outputs=[aviso]))
    assert "UserWarning" not in "".join(construir(propio).textos())
