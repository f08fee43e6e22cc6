"""El informe de la Mesa de punta a punta: del YAML a los archivos, con papermill y un kernel de verdad."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest
from pypdf import PdfReader

from informe_lib.ejecucion.generacion import generar
from informe_lib.ejecucion.manifiesto import huella_de_archivo, inventario, leer_manifiesto
from informe_lib.exportacion.construccion import construir
from informe_lib.exportacion.documento import Documento
from tests.conftest import RAIZ, pedido

NOMBRE = "informe_mesa-territorializacion_2024-T3"
LIBRO = NOMBRE.replace("informe_", "datos_", 1)
# Las cifras del informe publicado, y la clave de la que cada una sale.
CIFRAS = {
    "mesas_de_trabajo": "5",
    "mesas_tecnicas": "45",
    "proyectos_con_metas": "27",
    "proyectos_con_transversalizacion": "81",
    "plt_enviados": "14",
    "plt_pendientes": "6",
    "reuniones_de_seguimiento": "70",
    "sesiones_colmyeg_clm": "119",
    "sensibilizaciones_proyectadas": "90",
    "sensibilizaciones_realizadas": "30",
    "reportes_remitidos": "14",
    "funciones_del_decreto": "7",
    "plan_funciones": "7",
    "plan_metas": "7",
    "plan_actividades": "11",
}
# Las que no cita un texto y la página imprime: también llegan a su hoja de vida.
CALCULADAS = {
    "sesiones_programadas/extraordinaria": "0",
    "sesiones_programadas/ordinaria": "2",
    "sesiones_realizadas/extraordinaria": "0",
    "sesiones_realizadas/ordinaria": "2",
}


class Lectura(HTMLParser):
    """El texto que se lee en la página y las cifras atadas a su dato."""

    def __init__(self) -> None:
        super().__init__()
        self.texto: list[str] = []
        self.cifras: dict[str, str | None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        atributos = dict(attrs)
        if tag == "data" and atributos.get("data-cifra"):
            self.cifras[str(atributos["data-cifra"])] = atributos.get("value")

    def handle_data(self, data: str) -> None:
        self.texto.append(data)


def leer_pagina(carpeta: Path) -> Lectura:
    lectura = Lectura()
    lectura.feed((carpeta / f"{NOMBRE}.html").read_text(encoding="utf-8"))
    return lectura


def seguido(texto: str) -> str:
    return re.sub(r"\s+", "", texto)


@pytest.fixture(scope="module")
def documento(borrador: Path) -> Documento:
    return construir(nbformat.read(borrador / "interno" / "cuaderno.ipynb", as_version=4))


def test_la_carpeta_queda_completa(borrador: Path) -> None:
    archivos = {ruta.relative_to(borrador).as_posix() for ruta in borrador.rglob("*") if ruta.is_file()}
    assert archivos == {
        *(f"{NOMBRE}.{tipo}" for tipo in ("html", "pdf", "docx")), f"{LIBRO}.xlsx",
        "interno/alertas.html", "interno/alertas.json", "interno/cuaderno.ipynb", "interno/manifiesto.json",
        *(f"datos_abiertos/{nombre}.csv" for nombre in (
            "asistentes", "publicacion", "funciones_generales", "decisiones", "matriz_de_asistencia",
            "avance_frente_a_lo_esperado", "avance_del_plan", "funciones_por_sesion", "hoja_de_vida",
            "diccionario", "asistencia_por_sector", "tendencia_de_la_instancia", "decisiones_y_su_antiguedad",
        )),
    }  # fmt: skip


def test_la_pagina_contiene_todo_el_documento(borrador: Path, documento: Documento) -> None:
    pagina = seguido("".join(leer_pagina(borrador).texto))
    faltan = [texto for texto in documento.textos() if seguido(texto) not in pagina]
    assert faltan == []
    assert len(list(documento.textos())) > 100


def test_el_pdf_contiene_todo_el_documento(borrador: Path, documento: Documento) -> None:
    lector = PdfReader(borrador / f"{NOMBRE}.pdf")
    paginas = seguido("".join(pagina.extract_text() for pagina in lector.pages))
    faltan = [texto for texto in documento.textos() if seguido(texto) not in paginas]
    assert faltan == []


def test_cada_cifra_del_texto_esta_atada_a_su_dato(borrador: Path) -> None:
    assert leer_pagina(borrador).cifras == CIFRAS | CALCULADAS


def test_el_orden_de_las_secciones_es_el_del_formato(documento: Documento) -> None:
    assert [encabezado.texto for encabezado in documento.encabezados() if encabezado.nivel == 2] == [
        "Identificación de la instancia", "Asistentes", "Sesiones", "Publicación en la página web",
        "Funciones generales", "Seguimiento al plan de acción", "Análisis del funcionamiento de la instancia",
        "Seguimiento a las decisiones", "Síntesis", "Firma", "Anexo de soporte",
    ]  # fmt: skip


def test_borrador_esta_en_la_pagina_y_en_cada_hoja_del_pdf(borrador: Path) -> None:
    assert "BORRADOR" in "".join(leer_pagina(borrador).texto)
    hojas = PdfReader(borrador / f"{NOMBRE}.pdf").pages
    assert all("BORRADOR" in hoja.extract_text() for hoja in hojas)


def test_el_cuaderno_publicado_guarda_los_parametros_y_ninguna_ruta_ni_hora(borrador: Path) -> None:
    crudo = (borrador / "interno" / "cuaderno.ipynb").read_text(encoding="utf-8")
    assert str(RAIZ) not in crudo
    assert str(borrador) not in crudo
    assert "start_time" not in crudo
    assert "iopub" not in crudo
    cuaderno = nbformat.reads(crudo, as_version=4)
    inyectada = next(una for una in cuaderno.cells if "injected-parameters" in una.metadata.get("tags", ()))
    assert 'periodo = "2024-T3"' in inyectada.source


def test_el_manifiesto_dice_la_huella_de_cada_archivo(borrador: Path) -> None:
    manifiesto = leer_manifiesto(borrador)
    assert manifiesto is not None
    assert dict(manifiesto.archivos) == inventario(borrador)
    assert manifiesto.archivos[f"{NOMBRE}.pdf"] == huella_de_archivo(borrador / f"{NOMBRE}.pdf")
    assert json.loads((borrador / "interno" / "manifiesto.json").read_text("utf-8"))["esquema"] == 1


def test_las_mismas_entradas_dan_los_mismos_bytes(borrador: Path, tmp_path: Path) -> None:
    otra = generar(pedido(RAIZ, tmp_path))
    assert inventario(otra) == inventario(borrador)


def test_los_literales_hostiles_salen_tal_como_se_escribieron(proyecto: Path, tmp_path: Path) -> None:
    hostil = r"<script>alert('x')</script> $x$ #let a {{ 1 }} _b_ *c* \n &amp; \"d\""
    ruta = proyecto / "parametros" / "instancias" / "mesa-territorializacion" / "instancia.yaml"
    datos = ruta.read_text(encoding="utf-8")
    escrito = "'" + hostil.replace("'", "''") + "'"
    for campo in ("nombre: Mesa de Trabajo de Territorialización", "cargo: Director\n", "entidad: IDPAC"):
        clave = campo.split(":")[0]
        salto = "\n" if campo.endswith("\n") else ""
        assert campo in datos
        datos = datos.replace(campo, f"{clave}: {escrito}{salto}", 1)
    ruta.write_text(datos, encoding="utf-8")
    carpeta = generar(pedido(proyecto, tmp_path / "salidas"))
    assert "".join(leer_pagina(carpeta).texto).count(hostil) >= 3
    assert "<script" not in (carpeta / f"{NOMBRE}.html").read_text(encoding="utf-8")
    hojas = "".join(hoja.extract_text() for hoja in PdfReader(carpeta / f"{NOMBRE}.pdf").pages)
    assert seguido(hojas).count(seguido(hostil)) >= 3
