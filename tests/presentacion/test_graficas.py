"""Las gráficas dicen en su título lo que se ve, su corte y lo que muestran, y dibujan siempre lo mismo."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion import tema
from informe_lib.presentacion.bloques import Figura
from informe_lib.presentacion.graficas import (
    avance_frente_a_lo_esperado,
    funciones_por_sesion,
    matriz_de_asistencia,
)
from informe_lib.presentacion.graficas.lienzo import Letra, envolver, medir, recortar
from tests.indicadores.expedientes import expediente_de, mesa_de_territorializacion, una_sesion
from tests.presentacion.dibujos import alto_en_centimetros

GRAFICAS = (matriz_de_asistencia, avance_frente_a_lo_esperado, funciones_por_sesion)


@pytest.mark.parametrize(
    ("grafica", "titulo"),
    [
        (matriz_de_asistencia, "Cinco de seis integrantes asistieron a las dos sesiones"),
        (
            avance_frente_a_lo_esperado,
            (
                "La única actividad que se puede medir va por debajo de lo esperado; "
                "de otras diez no se conoce lo programado"
            ),
        ),
        (funciones_por_sesion, "Las siete funciones se abordaron en las dos sesiones"),
    ],
)
def test_el_titulo_es_lo_que_se_encontro(grafica, titulo):
    assert grafica(mesa_de_territorializacion(), Alcance.ACUMULADO).titulo == titulo


def test_de_lo_que_nadie_registro_no_se_afirma_que_no_se_hizo():
    entrada = una_sesion({}) | {"funciones": [{"clave": clave} for clave in ("f1", "f2")]}
    figura = funciones_por_sesion(expediente_de(entrada), Alcance.PERIODO)
    assert figura.titulo == "No consta que se abordara ninguna función"


def test_una_funcion_que_no_se_abordo_se_nombra_en_el_titulo():
    entrada = una_sesion({}, funciones=["f1", "f2"]) | {
        "funciones": [{"clave": clave} for clave in ("f1", "f2", "f3")]
    }
    figura = funciones_por_sesion(expediente_de(entrada), Alcance.PERIODO)
    assert figura.titulo == "Dos de tres funciones se abordaron; falta la función 3"


@pytest.mark.parametrize("grafica", GRAFICAS)
def test_toda_grafica_dice_su_alcance_su_corte_y_su_fuente(grafica):
    figura = grafica(mesa_de_territorializacion(), Alcance.ACUMULADO)
    assert "acumulado de 2024, corte: 30 de septiembre de 2024" in figura.subtitulo
    assert figura.fuente.startswith("Fuente: ")
    assert figura.fuente.endswith("corte: 30 de septiembre de 2024.")


@pytest.mark.parametrize(
    ("grafica", "marcas_de_antes"), [(matriz_de_asistencia, 6), (funciones_por_sesion, 7)]
)
def test_la_clave_explica_el_gris_solo_si_hay_sesiones_de_antes_del_periodo(grafica, marcas_de_antes):
    acumulado, del_periodo = (
        circulos_grises(grafica(mesa_de_territorializacion(), alcance))
        for alcance in (Alcance.ACUMULADO, Alcance.PERIODO)
    )
    assert acumulado == marcas_de_antes + 1
    assert del_periodo == 0


def circulos_grises(figura: Figura) -> int:
    return len(re.findall(f'<use [^>]*fill="{tema.LINEA.claro}"', figura.svg, re.IGNORECASE))


def test_la_alternativa_de_las_funciones_dice_cuales_son_y_cuando_se_abordaron():
    entrada = una_sesion({}, funciones=["f1"]) | {"funciones": [{"clave": "f1", "texto": "Coordinar"}]}
    entrada["sesiones"].insert(0, {"fecha": date(2024, 4, 16)})
    figura = funciones_por_sesion(expediente_de(entrada), Alcance.ACUMULADO)
    assert "1. Coordinar: 1 de 2 (3 de septiembre de 2024)." in figura.alternativa


@pytest.mark.parametrize(("grafica", "filas"), [*zip(GRAFICAS, (12, 11, 14), strict=True)])
def test_los_datos_de_la_grafica_traen_una_fila_por_marca(grafica, filas):
    assert len(grafica(mesa_de_territorializacion(), Alcance.ACUMULADO).datos.filas) == filas


def con_funciones(sesiones: list[dict], cuantas: int = 2) -> Expediente:
    """Unas funciones y las sesiones del tercer trimestre en que se trataron."""
    texto = "Orientar y seguir los planes locales de transversalización con las entidades del sector"
    funciones = [{"clave": f"f{numero}", "texto": texto} for numero in range(cuantas)]
    return expediente_de({"periodo": "2024-T3", "funciones": funciones, "sesiones": sesiones})


def test_una_sesion_sin_funciones_no_es_una_sesion_sin_registro():
    fechas = (date(2024, 7, 2), date(2024, 8, 6))
    ninguna = {"fecha": fechas[0], "sin_funciones": "se dedicó al balance"}
    figura = funciones_por_sesion(con_funciones([ninguna, {"fecha": fechas[1]}]), Alcance.PERIODO)
    respuestas = {fila[4]: fila[5] for fila in figura.datos.filas}
    assert respuestas == {"2024-07-02": "No", "2024-08-06": "Sin dato"}
    dicho = "No se abordó ninguna función (2 de julio de 2024): se dedicó al balance."
    assert figura.alternativa.endswith(dicho)


def test_si_se_marco_una_funcion_no_se_dice_que_no_se_abordo_ninguna():
    """Los datos se contradicen y manda lo que se marcó, en la gráfica como en la tabla."""
    sesion = {"fecha": date(2024, 7, 2), "sin_funciones": "se dedicó al balance", "funciones": ["f1"]}
    figura = funciones_por_sesion(con_funciones([sesion]), Alcance.PERIODO)
    assert ("Sí" in {fila[5] for fila in figura.datos.filas}, "balance" in figura.alternativa) == (
        True,
        False,
    )


def test_veinticinco_funciones_en_veinte_sesiones_van_en_hojas_que_caben():
    sesiones = [{"clave": f"s{n}", "fecha": date(2024, 7, 1 + n), "funciones": ["f1"]} for n in range(20)]
    figura = funciones_por_sesion(con_funciones(sesiones, 25), Alcance.PERIODO)
    hojas = (figura.svg, *figura.continuacion)
    assert len(hojas) > 1
    assert all(alto_en_centimetros(hoja) <= tema.ALTO_DE_FIGURA for hoja in hojas)


def test_con_mas_de_sesenta_sesiones_las_funciones_se_cuentan_por_mes_y_se_dice():
    dias = [date(2024, 7, 1) + timedelta(days=numero) for numero in range(61)]
    sesiones = [{"fecha": dia, "funciones": ["f1"]} for dia in dias]
    figura = funciones_por_sesion(con_funciones(sesiones), Alcance.PERIODO)
    assert (
        "(son 61; cada columna suma las de un mes: en cuántas, de las que tienen registro)"
        in figura.subtitulo
    )
    assert [fila[3:] for fila in figura.datos.filas] == [
        ("2024-07", 0, 0, 31), ("2024-08", 0, 0, 30), ("2024-07", 31, 0, 31), ("2024-08", 30, 0, 30),
    ]  # fmt: skip


@pytest.mark.parametrize("grafica", GRAFICAS)
def test_sin_nada_que_mostrar_no_hay_grafica(grafica):
    assert grafica(mesa_de_territorializacion(sesiones=[], plan={}), Alcance.ACUMULADO) is None


def test_envolver_no_pierde_palabras_ni_pasa_del_ancho():
    texto, letra = "Dirección de Programación, Seguimiento y Planes de Desarrollo Local", Letra()
    renglones = envolver(texto, letra, 5.0)
    assert " ".join(renglones) == texto
    assert all(medir(renglon, letra) <= 5.0 for renglon in renglones)


def test_una_palabra_mas_larga_que_el_renglon_se_parte_y_no_pierde_letras():
    renglones = envolver("plan " + "x" * 300, Letra(), 5.0)
    assert "".join(renglones) == "plan" + "x" * 300
    assert all(medir(renglon, Letra()) <= 5.0 for renglon in renglones)


def test_lo_que_se_recorta_termina_en_puntos_suspensivos_y_no_pasa_del_ancho():
    texto = "Levantar el inventario de luces de los doce muelles del puerto, con sus fotos"
    renglones = recortar(texto, Letra(), 4.0, 2)
    assert len(renglones) == 2
    assert renglones[-1].endswith("…")
    assert all(medir(renglon, Letra()) <= 4.0 for renglon in renglones)
    assert recortar("Corto", Letra(), 4.0, 2) == ["Corto"]


@pytest.mark.parametrize("grafica", GRAFICAS)
def test_ningun_renglon_se_sale_por_el_borde_de_abajo(grafica):
    svg = grafica(mesa_de_territorializacion(), Alcance.ACUMULADO).svg
    alto = float(re.search(r'viewBox="0 0 [\d.]+ ([\d.]+)"', svg)[1])
    bases = [float(base) for base in re.findall(r"translate\([\d.]+ ([\d.]+)\) scale", svg)]
    lo_que_baja_una_letra = tema.MINIMO * 0.22
    assert max(bases) + lo_que_baja_una_letra < alto
