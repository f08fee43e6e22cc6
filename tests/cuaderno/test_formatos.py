"""Un formato es un archivo de datos: con escribir YAML sale otro informe, sin tocar código ni cuaderno."""

from __future__ import annotations

import shutil
from pathlib import Path

import pikepdf
import pytest

from informe_lib.ejecucion.generacion import Pedido, generar
from informe_lib.modelo.formato_oficial import Papel
from informe_lib.modelo.periodo import Periodo
from tests.conftest import RAIZ
from tests.exportacion.pagina_leida import Leida, sin_espacios_de_mas

COMITE = "comite-faros-mareas"
FORMATO = """\
esquema: 1
formato:
  clave: tercero
  titulo: Balance del año
  norma: Formato de prueba, ficticio
  vigente_desde: 2024-01-01
  papel: oficio
  extras: ninguno
roles:
  - {clave: P, nombre: Quien preside}
  - {clave: S, nombre: Quien coordina}
  - {clave: M, nombre: Vocal}
  - {clave: V, nombre: Vigilancia}
  - {clave: IP, nombre: Observación, cuenta_para_quorum: no}
firmantes:
  - {rol: P, rotulo: Visto bueno de quien preside}
secciones:
  - clave: decisiones
    rotulo: A. Lo que se acordó
    alcance: acumulado
    columnas: [decision, responsable, estado]
    rotulos: {decision: Acuerdo, estado: En qué va}
  - clave: aprendizajes
    contenido: texto
    rotulo: B. Lo que aprendimos
  - clave: riesgos
    contenido: texto
    rotulo: C. Riesgos
  - clave: pendientes
    contenido: texto
    rotulo: D. Pendientes
    sin_contenido: omitir
  - clave: calendario
    rotulo: E. Sesiones del año
    alcance: acumulado
    rotulos: {quorum: Hubo con quién sesionar}
  - clave: asistentes
    rotulo: F. Quiénes vinieron
    alcance: acumulado
    columnas: [cargo, entidad]
    rotulos: {entidad: Organización, asistió: Vino}
  - clave: firma
    rotulo: G. Visto bueno
  - clave: anexo
    rotulo: Anexo que no se pide
"""


@pytest.fixture(scope="module")
def carpeta(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """El informe del Comité en un formato que solo existe como un archivo YAML de su proyecto."""
    datos = tmp_path_factory.mktemp("proyecto")
    for parte in ("notebooks", "parametros/formatos", f"parametros/instancias/{COMITE}"):
        shutil.copytree(RAIZ / parte, datos / parte)
    (datos / "parametros/formatos/tercero.yaml").write_text(FORMATO, encoding="utf-8")
    instancia = datos / "parametros/instancias" / COMITE
    vigencia = instancia / "2024.yaml"
    escrita = vigencia.read_text(encoding="utf-8")
    vigencia.write_text(escrita.replace("formato: ejemplo_semestral", "formato: tercero"), encoding="utf-8")
    textos = "## aprendizajes\n\nLa niebla no espera al calendario.\n"
    (instancia / "textos/2024-S2.md").write_text(textos, encoding="utf-8")
    cuaderno = datos / "notebooks/informe_gestion.ipynb"
    periodo = Periodo.desde_texto("2024-S2")
    return generar(Pedido(COMITE, periodo, cuaderno, datos, tmp_path_factory.mktemp("salidas")))


@pytest.fixture(scope="module")
def pagina(carpeta: Path) -> Leida:
    (ruta,) = carpeta.glob("*.html")
    return Leida(ruta.read_text(encoding="utf-8"))


def rotulos(pagina: Leida, *etiquetas: str) -> list[str]:
    return [sin_espacios_de_mas(elemento.texto) for elemento in pagina.de(*etiquetas)]


def test_salen_las_secciones_del_formato_en_su_orden_y_ninguna_mas(pagina: Leida) -> None:
    assert rotulos(pagina, "h2") == [
        "A. Lo que se acordó", "B. Lo que aprendimos", "C. Riesgos", "E. Sesiones del año",
        "F. Quiénes vinieron", "G. Visto bueno",
    ]  # fmt: skip


def test_el_titulo_los_rotulos_y_las_columnas_son_los_del_formato(pagina: Leida) -> None:
    assert "Balance del año" in pagina.visible
    columnas = rotulos(pagina, "th")
    assert columnas[:3] == ["Acuerdo", "Responsable", "En qué va"]
    assert "Hubo con quién sesionar" in columnas
    assert columnas.index("Cargo") < columnas.index("Organización")
    assert "Vino" in rotulos(pagina, "td")


def test_la_seccion_propia_trae_su_texto_y_la_vacia_dice_que_le_falta(pagina: Leida) -> None:
    assert "La niebla no espera al calendario." in pagina.visible
    vacia = next(parrafo for parrafo in rotulos(pagina, "p") if parrafo.startswith("Sin contenido"))
    assert "riesgos" in vacia


def test_lo_que_el_formato_no_lista_no_sale(pagina: Leida) -> None:
    for ajeno in ("Pendientes", "Marco normativo", "Funciones", "Documentos en el portal", "Anexo", "Sector"):
        assert ajeno not in pagina.visible
    assert not pagina.de("svg", "img", "figure")


def test_cuenta_para_el_quorum_quien_el_formato_dice_y_firma_quien_el_pide(pagina: Leida) -> None:
    assert "Sí: 10 de 13, mínimo 7" in pagina.visible  # con la Personería son trece puestos y no doce
    assert "Visto bueno de quien preside" in pagina.visible
    assert "Persona Ficticia Uno" in pagina.visible
    assert "Persona Ficticia Cuatro" not in pagina.visible


def test_la_hoja_es_la_del_formato(carpeta: Path) -> None:
    (ruta,) = carpeta.glob("*.pdf")
    with pikepdf.open(ruta) as documento:
        lados = sorted(float(lado) for lado in documento.pages[0].mediabox[2:])
    ancho, alto = (centimetros / 2.54 * 72 for centimetros in Papel.OFICIO.centimetros)
    assert lados == pytest.approx([ancho, alto], abs=1)
