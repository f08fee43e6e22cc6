"""La fachada: lo que un analista llama desde una celda, y lo que ve cuando se equivoca."""

from __future__ import annotations

from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell
from matplotlib.figure import Figure
from pandas import DataFrame

import informe_lib as informe
from informe_lib.cuaderno.fachada import ErrorPiezaDesconocida
from informe_lib.exportacion.documento import MIME_DE_BLOQUES
from informe_lib.fuentes.errores import ErrorInstanciaDesconocida, ErrorPeriodoDesconocido
from informe_lib.fuentes.esquema import validar
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion.bloques import SeccionDeBloques, Tabla
from tests.conftest import INSTANCIA, RAIZ


def test_abrir_encuentra_los_datos_en_una_carpeta_superior(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INFORME_DATOS", raising=False)
    monkeypatch.chdir(RAIZ / "notebooks")
    assert informe.abrir(INSTANCIA, "III trimestre 2024").periodo.clave == "2024-T3"


def test_abrir_prefiere_los_datos_que_dice_el_entorno(
    monkeypatch: pytest.MonkeyPatch, proyecto: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("INFORME_DATOS", str(proyecto))
    monkeypatch.chdir(tmp_path_factory.mktemp("vacia"))
    assert informe.abrir(INSTANCIA, "2024-T3").instancia.clave == INSTANCIA


def test_una_instancia_o_un_periodo_desconocidos_se_rechazan_con_lo_que_hay() -> None:
    with pytest.raises(ErrorInstanciaDesconocida, match="mesa-territorializacion"):
        informe.abrir("mesa-territorialisacion", "2024-T3", datos=RAIZ)
    with pytest.raises(ErrorPeriodoDesconocido, match="2024-T3"):
        informe.abrir(INSTANCIA, "2023-T3", datos=RAIZ)


def test_una_seccion_lleva_sus_bloques_una_vista_sin_estilos_ajenos_y_texto(muestra: Expediente) -> None:
    paquete = informe.seccion("asistentes", muestra)._repr_mimebundle_()
    assert set(paquete) == {MIME_DE_BLOQUES, "text/html", "text/plain"}
    seccion = validar(SeccionDeBloques, paquete[MIME_DE_BLOQUES])
    assert seccion.seccion == "asistentes"
    assert any(isinstance(bloque, Tabla) for bloque in seccion.bloques)
    vista = str(paquete["text/html"])
    assert "Total de asistencias" in vista
    assert "<style" not in vista
    assert "<svg" not in vista


@pytest.mark.parametrize(
    ("pieza", "clave"),
    [(informe.tabla, "asistencia"), (informe.grafica, "asistensia"), (informe.cifra, "plt_enviado")],
)
def test_una_pieza_desconocida_se_rechaza_con_la_parecida(pieza, clave: str, muestra: Expediente) -> None:
    with pytest.raises(ErrorPiezaDesconocida, match="¿Quiso decir"):
        pieza(clave, muestra)


def test_las_piezas_sueltas_muestran_lo_mismo_que_el_informe(muestra: Expediente) -> None:
    assert repr(informe.cifra("plt_enviados", muestra)) == "14 planes"
    assert "2. Gobierno" in repr(informe.tabla("asistentes", muestra))
    assert repr(informe.texto("Van {{ cifra.plt_enviados }}.", muestra)) == "Van 14."
    assert "Gráfica" not in repr(informe.grafica("plan", muestra, "acumulado"))


def test_un_marco_y_una_figura_sueltos_tambien_se_vuelven_bloques() -> None:
    consola = InteractiveShell.instance()
    informe.preparar()
    formatear = consola.display_formatter.format
    marco, _ = formatear(DataFrame({"entidad": ["A", "B"], "asistencias": [1, None]}))
    (tabla,) = validar(SeccionDeBloques, marco[MIME_DE_BLOQUES]).bloques
    assert isinstance(tabla, Tabla)
    assert [[celda.texto for celda in fila] for fila in tabla.cuerpo] == [["A", "1"], ["B", "Sin dato"]]
    figura = Figure()
    figura.subplots().plot([1, 2])
    assert MIME_DE_BLOQUES in formatear(figura)[0]


def test_un_nombre_que_la_fachada_no_tiene_dice_cuales_tiene() -> None:
    with pytest.raises(AttributeError, match="seccion"):
        informe.secciones  # noqa: B018
