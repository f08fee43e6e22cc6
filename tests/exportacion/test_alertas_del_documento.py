"""Lo que un documento no puede mostrar bien se dice, con su celda, y los cuatro formatos salen igual."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner
from nbconvert.exporters import get_exporter
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from pandas import DataFrame

from informe_lib.cli.ordenes import informe
from informe_lib.cuaderno.vista import paquete_mime
from informe_lib.exportacion.alertas_del_documento import MOTIVOS
from informe_lib.exportacion.construccion import construir
from informe_lib.exportacion.datos_abiertos import escribir_datos_abiertos
from informe_lib.exportacion.documento import Documento
from informe_lib.exportacion.html import escribir_html
from informe_lib.exportacion.lectura.ajeno import documento_ajeno
from informe_lib.exportacion.pdf import escribir_pdf
from informe_lib.exportacion.word import escribir_docx
from informe_lib.exportacion.xlsx import escribir_xlsx
from informe_lib.modelo.revision import Severidad
from informe_lib.presentacion.bloques import Encabezado, Figura, Nota, SeccionDeBloques, Tabla, corrido
from informe_lib.presentacion.marcos import tabla_de_marco
from tests.exportacion.cuadernos_ajenos import cuaderno_ajeno, de_datos, png
from tests.exportacion.tropiezos import TROPIEZOS


def exigir_todos_los_formatos(documento: Documento) -> None:
    assert escribir_html(documento).encode().startswith(b"<!doctype html>")
    assert escribir_pdf(documento).startswith(b"%PDF")
    assert escribir_docx(documento).startswith(b"PK")
    assert escribir_xlsx(documento).startswith(b"PK")
    assert all(contenido.decode("utf-8") for contenido in escribir_datos_abiertos(documento).values())


def dichas(documento: Documento) -> set[tuple[str, str | None]]:
    return {(alerta.codigo, alerta.donde.celda) for alerta in documento.alertas}


def ajeno(*celdas: NotebookNode) -> Documento:
    return documento_ajeno(new_notebook(cells=list(celdas)), "ventas")


@pytest.mark.parametrize("clase", TROPIEZOS)
def test_en_un_cuaderno_ajeno_cada_tropiezo_dice_su_celda_y_todo_sale(clase: str) -> None:
    celda, codigo = TROPIEZOS[clase]
    documento = ajeno(new_markdown_cell("Antes", id="primera"), celda, new_markdown_cell("Después"))
    assert dichas(documento) == {(codigo, f"celda 2 ({celda.id})")}
    assert {"Antes", "Después"} <= set(documento.textos())
    exigir_todos_los_formatos(documento)


def test_todos_a_la_vez_en_nuestro_cuaderno_y_el_informe_sale(borrador: Path) -> None:
    cuaderno = nbformat.read(borrador / "interno" / "cuaderno.ipynb", as_version=4)
    posicion = next(n for n, celda in enumerate(cuaderno.cells) if celda.id == "sesiones")
    oficial = construir(cuaderno)
    agregadas = [celda for celda, _ in TROPIEZOS.values()]
    cuaderno.cells[posicion + 1 : posicion + 1] = agregadas
    documento = construir(cuaderno)
    esperadas = {
        (codigo, f"celda {numero} ({celda.id})")
        for numero, (celda, codigo) in enumerate(TROPIEZOS.values(), start=posicion + 1)
    }
    assert oficial.alertas == ()
    assert dichas(documento) == esperadas
    assert set(oficial.textos()) <= set(documento.textos())
    exigir_todos_los_formatos(documento)


def test_lo_que_deja_un_dataframe_suelto_tambien_se_dice(borrador: Path) -> None:
    cuaderno = nbformat.read(borrador / "interno" / "cuaderno.ipynb", as_version=4)
    bloque = tabla_de_marco(DataFrame({"mes": ["ene\ud83d"], "total": ["👍"]}))
    salida = new_output("display_data", data=paquete_mime(SeccionDeBloques("", (bloque,))))
    cuaderno.cells.append(new_code_cell("marco", id="propia", outputs=[salida]))
    alertas = construir(cuaderno).alertas
    assert [alerta.codigo for alerta in alertas] == ["D13", "D02", "D10"]
    assert all(str(alerta.donde.celda).endswith("(propia)") for alerta in alertas)


def test_lo_que_la_celda_dice_de_su_figura_y_de_su_tabla_las_completa() -> None:
    figura, tabla = (
        de_datos(png=png()),
        de_datos(html="<table><tr><th>a</th></tr><tr><td>1</td></tr></table>"),
    )
    figura.source = '#| fig-alt: "Las ventas suben cada mes"\n#| fig-cap: Ventas por mes\ndibujar()'
    tabla.source = "#| tbl-cap: Ventas de enero\nventas"
    documento = ajeno(figura, tabla)
    dibujo, ventas = documento.bloques
    assert isinstance(dibujo, Figura)
    assert (dibujo.titulo, dibujo.alternativa) == ("Ventas por mes", "Las ventas suben cada mes")
    assert isinstance(ventas, Tabla)
    assert ventas.titulo == "Ventas de enero"
    assert documento.alertas == ()


def test_la_descripcion_que_da_ipython_es_la_de_la_figura() -> None:
    celda = de_datos(png=png())
    celda.outputs[0].metadata = {"image/png": {"alt": "El faro de noche"}}
    (figura,) = ajeno(celda).bloques
    assert isinstance(figura, Figura)
    assert figura.alternativa == "El faro de noche"


def test_una_tabla_de_markdown_toma_el_titulo_que_lleva_al_pie() -> None:
    documento = ajeno(new_markdown_cell("| a | b |\n|---|---|\n| 1 | 2 |\n\n: Ventas por mes"))
    (tabla,) = documento.bloques
    assert isinstance(tabla, Tabla)
    assert (tabla.titulo, documento.alertas) == ("Ventas por mes", ())


def test_la_nota_del_final_dice_que_mirar_y_en_que_celdas() -> None:
    sin_titulo = "<table><tr><th>a</th></tr><tr><td>1</td></tr></table>"
    documento = ajeno(de_datos(html=sin_titulo), new_markdown_cell("bien"), de_datos(html=sin_titulo + "👍"))
    ultimo = documento.bloques[-1]
    assert isinstance(ultimo, Nota)
    assert corrido(ultimo.tramos) == (
        "Este borrador tiene tres alertas por mirar: tabla sin título (celdas 1 y 3); "
        "caracteres que el PDF no puede dibujar (celda 3). "
        "Qué hacer con cada una se lee al exportar con «jupyter nbconvert»."
    )


def test_el_titulo_del_cuaderno_tambien_se_mira_y_se_lee_sin_sus_marcas() -> None:
    documento = ajeno(new_markdown_cell("# 1. **Ventas** de `enero` 📊 #\n\nTexto", id="una"))
    assert documento.portada.titulo == "1. Ventas de enero 📊"
    assert dichas(documento) == {("D10", "celda 1 (una)")}
    exigir_todos_los_formatos(documento)


def test_sin_nada_que_mirar_no_hay_nota() -> None:
    assert not [uno for uno in ajeno(new_markdown_cell("bien")).bloques if isinstance(uno, Nota)]


def test_al_exportar_cada_alerta_queda_en_el_registro_con_su_celda_y_su_remedio(
    caplog: pytest.LogCaptureFixture,
) -> None:
    # Uno propio: el de Jupyter es el mismo para todo el proceso, y otro puede haberlo silenciado.
    registro = logging.getLogger("exportacion_de_prueba")
    exportador = get_exporter("Informe_HTML")(log=registro)
    with caplog.at_level(logging.WARNING, logger=registro.name):
        exportador.from_notebook_node(cuaderno_ajeno(), {"metadata": {"name": "ventas"}})
    registradas = [uno.getMessage() for uno in caplog.records]
    assert any(linea.startswith("ventas.ipynb, celda 3 (") and "fig-alt" in linea for linea in registradas), (
        registradas
    )
    assert any("celda 6" in linea and "ZeroDivisionError" in linea for linea in registradas)


def test_una_celda_en_error_y_un_cuaderno_sin_ejecutar_tambien_son_alertas() -> None:
    fallida = new_output("error", ename="ZeroDivisionError", evalue="division", traceback=[])
    con_error = ajeno(new_code_cell("1 / 0", id="rota", execution_count=1, outputs=[fallida]))
    sin_ejecutar = ajeno(new_code_cell("1 + 1"))
    assert dichas(con_error) == {("D08", "celda 1 (rota)")}
    assert dichas(sin_ejecutar) == {("D14", None)}
    for documento in (con_error, sin_ejecutar):
        exigir_todos_los_formatos(documento)


def test_lo_que_se_pierde_impide_cerrar_y_lo_que_se_lee_mal_se_revisa() -> None:
    impiden = {motivo.en_breve for motivo in MOTIVOS if motivo.severidad is Severidad.IMPIDE}
    assert impiden == {
        "imagen que no se pudo leer",
        "salida que no se pudo mostrar",
        "celda que terminó en error",
        "sección del formato que no está",
        "sección repetida",
    }
    assert len({motivo.codigo for motivo in MOTIVOS}) == len(MOTIVOS)


def test_generar_cuenta_las_alertas_y_las_deja_junto_al_cuaderno(proyecto: Path) -> None:
    ruta = proyecto / "notebooks" / "informe_gestion.ipynb"
    cuaderno = nbformat.read(ruta, as_version=4)
    cuaderno.cells.append(new_markdown_cell("## Título\n\nBien hecho 👍", id="comentario"))
    cuaderno.cells.append(new_code_cell("import pandas\npandas.DataFrame({'mes': ['enero']})", id="marco"))
    nbformat.write(cuaderno, ruta)
    orden = ["generar", "--datos", str(proyecto), "--periodo", "2024-T3", "--formatos", "html"]
    corrida = CliRunner().invoke(informe, orden)
    assert corrida.exit_code == 0, corrida.output
    assert "cuáles y qué hacer, en interno/alertas.json" in corrida.output
    (escritas,) = proyecto.rglob("alertas.json")
    leidas = json.loads(escritas.read_text(encoding="utf-8"))
    total = len(cuaderno.cells)
    assert leidas["esquema"] == 1
    del_documento = [una for una in leidas["alertas"] if una["codigo"].startswith("D")]
    assert [(una["codigo"], una["periodo"], una["donde"]) for una in del_documento] == [
        ("D10", "2024-T3", {"archivo": "informe_gestion.ipynb", "celda": f"celda {total - 1} (comentario)"}),
        ("D02", "2024-T3", {"archivo": "informe_gestion.ipynb", "celda": f"celda {total} (marco)"}),
    ]


def test_los_titulos_de_una_celda_agregada_van_debajo_de_los_de_su_seccion(borrador: Path) -> None:
    cuaderno = nbformat.read(borrador / "interno" / "cuaderno.ipynb", as_version=4)
    cuaderno.cells.append(new_markdown_cell("# Mío\n\n## También mío"))
    niveles = {uno.texto: uno.nivel for uno in construir(cuaderno).bloques if isinstance(uno, Encabezado)}
    assert (niveles["Mío"], niveles["También mío"]) == (3, 3)
