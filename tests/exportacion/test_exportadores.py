"""«Save and Export Notebook As»: cualquier cuaderno sale en los tres formatos, o se lee por qué no."""

from __future__ import annotations

import copy
import logging
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import docx
import nbformat
import page
import pytest
from nbconvert.exporters import get_export_names, get_exporter
from nbformat import NotebookNode, v3
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from pypdf import PdfReader

from informe_lib.exportacion.construccion import con_claves_y_numeros, construir
from informe_lib.exportacion.documento import MIME_DE_BLOQUES, Documento
from informe_lib.exportacion.lectura.ajeno import NO_SE_EJECUTO, SIN_CONTENIDO, documento_ajeno
from informe_lib.presentacion.bloques import Encabezado, Figura, Nota, Tabla, corrido
from tests.exportacion.bases_de_word import carta, guardada
from tests.exportacion.cuadernos_ajenos import cuaderno_ajeno, de_datos, png

EXPORTADORES = ("Informe_HTML", "Informe_PDF", "Informe_Word")


def exportado(nombre: str, cuaderno: NotebookNode) -> bytes:
    contenido, _ = get_exporter(nombre)().from_notebook_node(cuaderno, {"metadata": {"name": "ventas"}})
    return contenido.encode() if isinstance(contenido, str) else contenido


def leido(nombre: str, contenido: bytes) -> str:
    if nombre == "Informe_PDF":
        return "\n".join(hoja.extract_text() for hoja in PdfReader(BytesIO(contenido)).pages)
    if nombre == "Informe_Word":
        archivo = docx.Document(BytesIO(contenido))
        celdas = [celda.text for tabla in archivo.tables for fila in tabla.rows for celda in fila.cells]
        return "\n".join([*(parrafo.text for parrafo in archivo.paragraphs), *celdas])
    return contenido.decode()


def ajeno(*celdas: NotebookNode) -> Documento:
    return documento_ajeno(new_notebook(cells=list(celdas)), "ventas")


def notas(documento: Documento) -> list[str]:
    """Las que van en su lugar; la del final, que resume las alertas, se prueba aparte."""
    todas = [corrido(uno.tramos) for uno in documento.bloques if isinstance(uno, Nota)]
    return todas[:-1] if documento.alertas else todas


def test_jupyter_los_ofrece_con_un_nombre_que_su_servidor_acepta():
    assert set(EXPORTADORES) <= set(get_export_names())
    assert all(nombre.replace("_", "").isalnum() for nombre in EXPORTADORES)


@pytest.mark.parametrize("nombre", EXPORTADORES)
def test_un_cuaderno_ajeno_sale_con_su_texto_y_sus_resultados_y_sin_su_codigo(nombre: str):
    texto = leido(nombre, exportado(nombre, cuaderno_ajeno()))
    for esperado in ("Ventas ficticias", "fuerza", "Un salto", "febrero", "E = mc^2", "impreso rojo"):
        assert esperado in texto, esperado
    for callado in ("codigo_que_no_se_muestra", "/ruta/de/quien/programa", "0x7f00"):
        assert callado not in texto
    assert "La celda 6 terminó en error" in texto


@pytest.mark.parametrize("perfil", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A])
def test_el_pdf_de_un_cuaderno_ajeno_tambien_cumple(perfil: page.ValidationProfile):
    informe = page.validate_pdf_bytes(exportado("Informe_PDF", cuaderno_ajeno()), profile=perfil)
    assert [f"{falla.rule_id}: {falla.message}" for falla in informe.failures] == []


def test_el_titulo_es_el_que_abre_el_cuaderno_y_no_se_repite():
    documento = documento_ajeno(cuaderno_ajeno(), "ventas")
    assert documento.portada.titulo == "Ventas ficticias"
    assert "Ventas ficticias" not in [uno.texto for uno in documento.encabezados()]


def test_sin_titulo_se_llama_como_su_archivo():
    assert ajeno(new_markdown_cell("hola")).portada.titulo == "ventas"


def test_los_titulos_bajan_de_a_un_nivel():
    documento = ajeno(new_markdown_cell("# Uno\n\n#### Cuatro\n\n# Otro"), new_markdown_cell("###### Seis"))
    niveles = [uno.nivel for uno in documento.bloques if isinstance(uno, Encabezado)]
    assert niveles[0] == 2
    assert all(despues - antes <= 1 for antes, despues in pairwise(niveles))


def test_una_tabla_de_pandas_es_una_tabla_con_sus_rotulos():
    (tabla,) = [uno for uno in documento_ajeno(cuaderno_ajeno(), "ventas").bloques if isinstance(uno, Tabla)]
    assert [celda.texto for celda in tabla.encabezado[0]] == ["Fila", "mes", "total"]
    assert [[celda.texto for celda in fila] for fila in tabla.cuerpo] == [
        ["0", "enero", "1"],
        ["1", "febrero", "<b>2</b>"],
    ]


def test_una_grafica_sin_descripcion_dice_de_que_celda_es():
    bloques = documento_ajeno(cuaderno_ajeno(), "ventas").bloques
    (figura,) = [uno for uno in bloques if isinstance(uno, Figura)]
    assert figura.alternativa == "Figura sin descripción (celda 3)"


def test_una_imagen_adjunta_a_un_texto_toma_la_descripcion_que_trae():
    celda = new_markdown_cell("Vea ![El faro de noche](attachment:faro.png).")
    celda.attachments = {"faro.png": {"image/png": png()}}
    (figura,) = [uno for uno in ajeno(celda).bloques if isinstance(uno, Figura)]
    assert figura.alternativa == "El faro de noche"


def test_una_imagen_de_otro_sitio_se_nombra_y_no_se_pide():
    documento = ajeno(new_markdown_cell("![logo](https://ejemplo.invalid/logo.png)"))
    assert "(imagen: logo)" in "\n".join(documento.textos())


@pytest.mark.parametrize("tipo", ["png", "jpeg", "svg"])
@pytest.mark.parametrize("contenido", ["no soy una imagen", "", "aG9sYQ==", "\x00"])
def test_una_imagen_que_no_lo_es_se_dice_y_lo_demas_sale(tipo: str, contenido: str):
    documento = ajeno(new_markdown_cell("antes"), de_datos(**{tipo: contenido}), new_markdown_cell("después"))
    assert notas(documento) == ["Una imagen de la celda 2 no se pudo leer."]
    assert [texto for texto in documento.textos() if texto in ("antes", "después")] == ["antes", "después"]


@pytest.mark.parametrize(
    ("html", "dicho"),
    [
        ("<p>uno<script>alert(1)</script> dos</p>", "uno dos"),
        ('<p onclick="x()">clic</p>', "clic"),
        ("<iframe src='https://x.invalid'></iframe><p>queda</p>", "queda"),
        ('<a href="javascript:x()">enlace</a>', "enlace"),
        ("<svg><script>x()</script></svg>sobra", "sobra"),
    ],
)
def test_de_un_html_ajeno_quedan_sus_palabras_y_nada_que_se_ejecute(html: str, dicho: str):
    documento = ajeno(de_datos(html=html))
    assert list(documento.textos())[1] == dicho
    pagina = exportado("Informe_HTML", new_notebook(cells=[de_datos(html=html)])).decode()
    assert not any(peligro in pagina for peligro in ("<script", "javascript:", "onclick", "<iframe"))


@pytest.mark.parametrize("nombre", EXPORTADORES)
def test_un_cuaderno_sin_nombres_ni_propiedades_tambien_sale(nombre: str):
    """Los de antes de 2020 no nombran sus celdas, y otros programas callan lo que no usan."""
    texto_suelto = NotebookNode(cell_type="markdown", source=["ho", "la"])
    salida = NotebookNode(output_type="display_data", data={"text/plain": "1.253"})
    codigo = NotebookNode(cell_type="code", source=None, outputs=[salida])
    vacias = [NotebookNode(cell_type="code", source="x", outputs=None), NotebookNode(source="y")]
    cuaderno = NotebookNode(nbformat=4, nbformat_minor=2, cells=[texto_suelto, codigo, *vacias])
    texto = leido(nombre, exportado(nombre, cuaderno))
    assert "hola" in texto
    assert "1.253" in texto


def test_nuestro_cuaderno_sin_nombres_y_con_una_salida_vacia_sale_igual(borrador: Path):
    """Así lo guardan los programas de antes de la versión 4.5 del formato."""
    cuaderno = nbformat.read(borrador / "interno" / "cuaderno.ipynb", as_version=4)
    esperados = list(construir(cuaderno).textos())
    for celda in cuaderno.cells:
        del celda["id"]
    cuaderno.nbformat_minor = 4
    vacia = NotebookNode(output_type="display_data", data=None, metadata={})
    cuaderno.cells.append(NotebookNode(cell_type="code", source="x", outputs=[vacia]))
    textos = list(construir(cuaderno).textos())
    assert textos[: len(esperados)] == esperados
    for nombre in EXPORTADORES:
        assert "No se pudo exportar" not in leido(nombre, exportado(nombre, cuaderno))


@pytest.mark.parametrize("nombre", EXPORTADORES)
def test_nuestro_cuaderno_a_medio_ejecutar_lo_dice_en_el_archivo(nombre: str, borrador: Path):
    """Quien exporta desde el menú de JupyterLab no ve más que el archivo."""
    cuaderno = nbformat.read(borrador / "interno" / "cuaderno.ipynb", as_version=4)
    numero = next(n for n, celda in enumerate(cuaderno.cells, start=1) if celda.id == "asistentes")
    cuaderno.cells[numero - 1].outputs = []
    texto = " ".join(leido(nombre, exportado(nombre, cuaderno)).split())
    assert "Este borrador tiene una alerta por mirar: sección del formato que no está (celda" in texto


def test_nuestro_cuaderno_sin_su_portada_lo_dice(borrador: Path):
    cuaderno = nbformat.read(borrador / "interno" / "cuaderno.ipynb", as_version=4)
    cuaderno.cells = [celda for celda in cuaderno.cells if celda.id != "portada"]
    assert "D17" in [alerta.codigo for alerta in documento_ajeno(cuaderno, "informe").alertas]


def test_lo_imprevisto_se_dice_en_palabras_y_el_detalle_queda_en_el_registro(
    caplog: pytest.LogCaptureFixture,
):
    registro = logging.getLogger("imprevisto_de_prueba")
    with caplog.at_level(logging.ERROR, logger=registro.name):
        contenido, _ = get_exporter("Informe_HTML")(log=registro).from_notebook_node(
            NotebookNode(nbformat=4, cells=None), {"metadata": {"name": "ventas"}}
        )
    assert "Falló por algo que no se esperaba" in contenido
    assert "TypeError" not in contenido
    assert "TypeError" in caplog.text


def test_una_tabla_cuyas_celdas_combinadas_no_encajan_sale_entera():
    html = "<table><tr><td rowspan=9 colspan=3>a</td></tr><tr><td>b</td><td>c</td></tr></table>"
    textos = list(ajeno(de_datos(html=html)).textos())
    assert {"a", "b", "c"} <= set(textos)


def test_un_cuaderno_sin_ejecutar_lo_dice():
    assert notas(ajeno(new_code_cell("1 + 1"))) == [NO_SE_EJECUTO, SIN_CONTENIDO]
    assert NO_SE_EJECUTO not in notas(documento_ajeno(cuaderno_ajeno(), "ventas"))


@pytest.mark.parametrize("nombre", EXPORTADORES)
def test_un_informe_que_no_se_puede_exportar_lo_dice_en_el_archivo(nombre: str):
    """JupyterLab respondería «500»; quien exporta abre el archivo y lee qué corregir."""
    portada = new_output("display_data", data={MIME_DE_BLOQUES: {"seccion": "portada", "bloques": "rotos"}})
    cuaderno = new_notebook(cells=[new_code_cell(id="portada", outputs=[portada])])
    texto = leido(nombre, exportado(nombre, cuaderno))
    assert "No se pudo exportar «ventas»" in texto
    assert "Celda «portada»" in texto


def test_nuestro_informe_exportado_es_el_mismo_que_genera_el_comando(borrador: Path):
    cuaderno = nbformat.read(borrador / "interno" / "cuaderno.ipynb", as_version=4)
    for nombre, terminacion in zip(EXPORTADORES, ("html", "pdf", "docx"), strict=True):
        (archivo,) = borrador.glob(f"informe_*.{terminacion}")
        assert exportado(nombre, cuaderno) == archivo.read_bytes(), nombre
    assert construir(cuaderno).portada.clave_periodo == "2024-T3"


def test_el_word_exportado_va_sobre_el_documento_base_de_su_formato(proyecto: Path, borrador: Path):
    """Si el cuaderno está dentro de la carpeta de los datos, como lo deja «informe nuevo»."""
    formatos = proyecto / "parametros" / "formatos"
    (formatos / "membrete.docx").write_bytes(guardada(carta()))
    formato = formatos / "bogota_233_2018.yaml"
    propio = formato.read_text(encoding="utf-8")
    con_base = propio.replace("formato:\n", "formato:\n  documento_base: membrete.docx\n", 1)
    formato.write_text(con_base, encoding="utf-8")
    cuaderno = nbformat.read(borrador / "interno" / "cuaderno.ipynb", as_version=4)
    for carpeta, con_membrete in ((proyecto / "notebooks", True), (proyecto.parent, False)):
        recursos = {"metadata": {"name": "informe", "path": str(carpeta)}}
        contenido, _ = get_exporter("Informe_Word")().from_notebook_node(cuaderno, recursos)
        encabezados = [uno.header.paragraphs[0].text for uno in docx.Document(BytesIO(contenido)).sections]
        assert ("Entidad Ficticia de Prueba" in encabezados) is con_membrete


def test_la_orden_de_nbconvert_escribe_el_pdf(tmp_path: Path):
    nbformat.write(cuaderno_ajeno(), tmp_path / "ventas.ipynb")
    orden = [sys.executable, "-m", "nbconvert", "--to", "Informe_PDF", "ventas.ipynb"]
    corrida = subprocess.run(orden, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert corrida.returncode == 0, corrida.stderr
    assert (tmp_path / "ventas.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    "svg",
    [
        "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><rect",
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&nbsp;</text></svg>',
    ],
)
@pytest.mark.parametrize("nombre", EXPORTADORES)
def test_un_dibujo_que_nadie_puede_pintar_no_se_lleva_lo_demas(nombre: str, svg: str):
    cuaderno = new_notebook(
        cells=[new_markdown_cell("antes"), de_datos(svg=svg), new_markdown_cell("después")]
    )
    texto = leido(nombre, exportado(nombre, cuaderno))
    assert "Una imagen de la celda 2 no se pudo leer." in texto
    assert "después" in texto


DIBUJO = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
DE_SVG = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'


@pytest.mark.parametrize(
    "antes",
    [
        "\ufeff",
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n',
        f'\ufeff<?xml version="1.0"?>\n<!-- de un programa -->\n{DE_SVG}\n<!-- <svg> -->\n',
        "<!doctype svg>\n",
        '<?xml version="1.0"?><?xml-stylesheet href="x.css"?>',
    ],
)
def test_un_svg_se_lee_con_lo_que_su_programa_escribe_antes(antes: str):
    documento = ajeno(de_datos(svg=antes + DIBUJO))
    (figura,) = [uno for uno in documento.bloques if isinstance(uno, Figura)]
    assert figura.svg == DIBUJO


def test_un_svg_con_entidades_propias_se_rechaza_y_se_dice():
    bomba = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + DIBUJO
    assert notas(ajeno(de_datos(svg=bomba))) == ["Una imagen de la celda 1 no se pudo leer."]


def test_un_cuaderno_de_hace_diez_anos_se_lee_y_no_cambia_de_una_vez_a_otra():
    """Los de la versión 3 guardan sus celdas en hojas, y no las nombran."""
    codigo = v3.new_code_cell(
        "1 + 1", prompt_number=1, outputs=[v3.new_output("pyout", "2", prompt_number=1)]
    )
    imagen = v3.new_code_cell("x", prompt_number=2, outputs=[v3.new_output("display_data", output_png=png())])
    celdas = [v3.new_text_cell("markdown", "# Viejo"), codigo, imagen]
    antiguo = v3.new_notebook(worksheets=[v3.new_worksheet(cells=celdas)])
    documento, otra_vez = (documento_ajeno(copy.deepcopy(antiguo), "viejo") for _ in range(2))
    assert documento.portada.titulo == "Viejo"
    assert "2" in set(documento.textos())
    assert [alerta.donde.celda for alerta in documento.alertas] == ["celda 3"]
    assert documento == otra_vez


@pytest.mark.parametrize("cortada", [60, 80])
def test_una_imagen_a_medias_no_se_lleva_lo_demas(cortada: int):
    documento = ajeno(de_datos(png=png()[:cortada]), new_markdown_cell("después"))
    assert "después" in list(documento.textos())
    assert notas(documento) == ["Una imagen de la celda 1 no se pudo leer."]


@pytest.mark.parametrize(
    "salida",
    [
        {"output_type": "display_data"},
        {"output_type": "display_data", "data": None},
        {"output_type": "stream", "text": "x"},
        {"output_type": "error"},
        {},
    ],
)
def test_una_salida_mal_formada_se_dice_y_las_demas_salen(salida: dict):
    rota = new_code_cell("x", execution_count=1)
    rota.outputs = [NotebookNode(salida)]
    cuaderno = new_notebook()
    cuaderno.cells = [new_markdown_cell("antes"), rota, new_markdown_cell("después")]
    documento = documento_ajeno(cuaderno, "ventas")
    assert {"antes", "después"} <= set(documento.textos())


def test_las_palabras_de_una_celda_de_html_no_se_pegan():
    html = "<table><tr><td><p>uno</p><p>dos</p><ul><li>tres</li></ul></td></tr></table>"
    assert "uno dos tres" in list(ajeno(de_datos(html=html)).textos())


def test_ninguna_tabla_ocupa_el_lugar_del_diccionario_ni_el_de_otra():
    tabla = next(uno for uno in ajeno(de_datos(html="<table><tr><td>a</td></tr></table>")).bloques)
    propuestas = [replace(tabla, clave=clave) for clave in ("diccionario", "tabla", "tabla", "tabla-2")]
    claves = [uno.clave for uno in con_claves_y_numeros(propuestas)]
    assert claves == ["diccionario-2", "tabla", "tabla-2", "tabla-2-2"]
