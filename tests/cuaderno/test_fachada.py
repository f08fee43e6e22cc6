"""La fachada: lo que un analista llama desde una celda, y lo que ve cuando se equivoca."""

from __future__ import annotations

from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell
from matplotlib.figure import Figure
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode, v4
from pandas import DataFrame, to_datetime

import informe_lib as informe
from informe_lib.cuaderno.fachada import ErrorPiezaDesconocida
from informe_lib.exportacion.documento import MIME_DE_BLOQUES
from informe_lib.fuentes.errores import ErrorInstanciaDesconocida, ErrorPeriodoDesconocido
from informe_lib.fuentes.esquema import validar
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion.bloques import SeccionDeBloques, Tabla
from tests.conftest import INSTANCIA, RAIZ


def presentado(objeto: object) -> dict[str, object]:
    """Lo que JupyterLab y el documento reciben de un objeto que una celda deja al final."""
    consola = InteractiveShell.instance()
    informe.preparar()
    return consola.display_formatter.format(objeto)[0]


def tabla_presentada(objeto: object) -> Tabla:
    (tabla,) = validar(SeccionDeBloques, presentado(objeto)[MIME_DE_BLOQUES]).bloques
    assert isinstance(tabla, Tabla)
    return tabla


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


def test_las_secciones_propias_son_las_que_solo_tiene_ese_formato(muestra: Expediente) -> None:
    comite = informe.abrir("comite-faros-mareas", "2024-S2", datos=RAIZ)
    (logros,) = informe.secciones_propias(comite).vistas
    assert logros.contenido.seccion == "logros"
    assert repr(logros).startswith("Logros y dificultades")
    assert repr(informe.secciones_propias(muestra)) == "El formato no tiene secciones propias."


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
    tabla = tabla_presentada(DataFrame({"entidad": ["A", "B"], "asistencias": [1, None]}))
    assert [[celda.texto for celda in fila] for fila in tabla.cuerpo] == [["A", "1"], ["B", "Sin dato"]]
    figura = Figure()
    figura.subplots().plot([1, 2])
    assert MIME_DE_BLOQUES in presentado(figura)


def test_un_nombre_que_la_fachada_no_tiene_dice_cuales_tiene() -> None:
    with pytest.raises(AttributeError, match="seccion"):
        informe.secciones  # noqa: B018


def test_una_serie_suelta_es_una_tabla_con_su_nombre() -> None:
    por_entidad = DataFrame({"Entidad": ["A", "B", "A"], "Asistencias": [2, 1, 3]}).groupby("Entidad").sum()
    tabla = tabla_presentada(por_entidad["Asistencias"])
    assert [celda.texto for celda in tabla.encabezado[0]] == ["Entidad", "Asistencias"]
    assert [[celda.texto for celda in fila] for fila in tabla.cuerpo] == [["A", "5"], ["B", "1"]]


def test_un_marco_con_estilo_muestra_sus_datos_como_cualquier_tabla() -> None:
    marco = DataFrame({"Entidad": ["A"], "Avance": [0.5]})
    assert tabla_presentada(marco.style.format("{:.0%}", subset=["Avance"])) == tabla_presentada(marco)


def test_un_total_suelto_se_escribe_como_la_casa_escribe_un_numero() -> None:
    marco = DataFrame({"planes": [1250, 3], "dia": to_datetime(["2024-09-03", None])})
    sueltos = (marco["planes"].sum(), marco["planes"].mean(), marco["planes"].gt(2).all(), marco["dia"].max())
    assert [presentado(suelto)["text/plain"] for suelto in sueltos] == ["1.253", "626,5", "Sí", "03/09/2024"]
    assert presentado(marco["dia"].iloc[1])["text/plain"] == "Sin dato"
    assert presentado(marco["dia"].values[0])["text/plain"] == "03/09/2024"


def test_en_una_lista_la_coma_separa_y_no_es_decimal() -> None:
    assert presentado(list(DataFrame({"a": [3.5, 2.1]})["a"].to_numpy()))["text/plain"] == "[3.5, 2.1]"


def test_un_expediente_suelto_se_presenta_en_una_linea(muestra: Expediente) -> None:
    assert presentado(muestra)["text/plain"] == (
        "Expediente de Mesa de Trabajo de Territorialización, 2024-T3: "
        "6 integrantes, 2 sesiones, 2 decisiones"
    )


def ejecutada(fuente: str) -> NotebookNode:
    """La primera salida de una celda que un kernel de verdad corrió después de preparar el cuaderno."""
    preparacion = v4.new_code_cell("import informe_lib as informe\ninforme.preparar()")
    propio = v4.new_notebook(cells=[preparacion, v4.new_code_cell(fuente)])
    cliente = NotebookClient(propio, resources={"metadata": {"path": str(RAIZ / "notebooks")}})
    with pytest.raises(CellExecutionError):
        cliente.execute()
    (salida,) = propio.cells[1].outputs
    return salida


def test_un_error_de_la_casa_muestra_su_mensaje_y_la_celda_sigue_en_error() -> None:
    salida = ejecutada('informe.abrir("mesa-territorializasion", "2024-T3")')
    assert salida.output_type == "error"
    assert salida.ename == "ErrorInstanciaDesconocida"
    assert salida.traceback == [salida.evalue]
    assert "mesa-territorializacion" in salida.evalue


def test_un_error_ajeno_conserva_su_rastro() -> None:
    salida = ejecutada("1 / 0")
    assert salida.ename == "ZeroDivisionError"
    assert len(salida.traceback) > 1
