"""La gráfica del plan compara lo que se puede comparar, y de lo demás dice solo lo que consta."""

from __future__ import annotations

from decimal import Decimal

import pytest

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion import tema
from informe_lib.presentacion.graficas import avance_frente_a_lo_esperado
from informe_lib.presentacion.graficas.lectura_del_plan import leer_plan
from informe_lib.presentacion.graficas.plan_en_palabras import alternativa as alternativa_de
from informe_lib.presentacion.graficas.plan_en_palabras import notas
from informe_lib.presentacion.graficas.plan_en_palabras import titulo as titulo_de
from tests.indicadores.expedientes import expediente_de, mesa_de_territorializacion
from tests.presentacion.dibujos import alto_en_centimetros


def plan_de(*actividades: tuple[object, dict[str, tuple[int, int]]], tipo: str = "suma") -> dict:
    """Cada actividad: lo programado en el año y, por trimestre, lo programado y lo ejecutado."""
    return {
        "actividades": [
            {
                "clave": f"a{numero}",
                "tipo_de_meta": tipo,
                "programado_anual": anual,
                "avances": [
                    {"periodo": periodo, "programado": programado, "ejecutado": ejecutado}
                    for periodo, (programado, ejecutado) in avances.items()
                ],
            }
            for numero, (anual, avances) in enumerate(actividades)
        ]
    }


CUMPLIDA = (3, {"2024-T1": (1, 1), "2024-T2": (1, 1), "2024-T3": (1, 1)})
AL_DIA = (4, {"2024-T1": (1, 1), "2024-T2": (1, 1), "2024-T3": (1, 1)})
ATRASADA = (4, {"2024-T1": (1, 1), "2024-T2": (1, 1), "2024-T3": (1, 0)})
SIN_REPORTE = (40, {})
POR_CONOCER = ({"sin_dato": "el acta no dice cuánto se programó"}, {})
SIN_PROGRAMAR = ({"no_aplica": "se atiende por demanda"}, {})


@pytest.mark.parametrize(
    ("actividades", "titulo"),
    [
        ([CUMPLIDA], "La única actividad del plan cumplió lo programado para la vigencia"),
        ([CUMPLIDA, CUMPLIDA], "Las dos actividades del plan cumplieron lo programado para la vigencia"),
        ([CUMPLIDA, AL_DIA], "Las dos actividades del plan alcanzan lo esperado"),
        ([ATRASADA, ATRASADA], "Las dos actividades del plan van por debajo de lo esperado"),
        ([CUMPLIDA, ATRASADA], "Una de las dos actividades del plan va por debajo de lo esperado"),
        (
            [CUMPLIDA, ATRASADA, ATRASADA, POR_CONOCER],
            (
                "Dos de las tres actividades que se pueden medir van por debajo de lo esperado; "
                "de otra no se conoce lo programado"
            ),
        ),
        (
            [AL_DIA, SIN_REPORTE],
            "La única actividad que se puede medir alcanza lo esperado; otra no se puede comparar",
        ),
        (
            [SIN_REPORTE, SIN_REPORTE],
            "Las dos actividades del plan no se pueden comparar con lo esperado",
        ),
        (
            [SIN_REPORTE, POR_CONOCER],
            (
                "La única actividad de la que se conoce lo programado no se puede comparar con lo esperado; "
                "de otra no se conoce lo programado"
            ),
        ),
        ([POR_CONOCER], "De la única actividad del plan no se conoce lo programado"),
        ([POR_CONOCER, POR_CONOCER], "De ninguna actividad del plan se conoce lo programado"),
    ],
)
def test_el_titulo_del_plan_dice_como_va_y_lo_que_no_se_pudo_medir(actividades, titulo):
    expediente = mesa_de_territorializacion(plan=plan_de(*actividades))
    assert titulo_de(leer_plan(expediente, Alcance.ACUMULADO)) == titulo


@pytest.mark.parametrize(
    ("actividades", "titulo"),
    [
        (
            [AL_DIA, SIN_PROGRAMAR, SIN_PROGRAMAR],
            (
                "La única actividad que se puede medir alcanza lo esperado; "
                "otras dos no tienen cantidad programada"
            ),
        ),
        (
            [POR_CONOCER, SIN_PROGRAMAR],
            "De una actividad no se conoce lo programado; otra no tiene cantidad programada",
        ),
        ([SIN_PROGRAMAR], "La única actividad del plan no tiene cantidad programada"),
        ([SIN_PROGRAMAR, SIN_PROGRAMAR], "Ninguna actividad del plan tiene cantidad programada"),
    ],
)
def test_solo_de_lo_que_no_aplica_se_dice_que_no_tiene_cantidad_programada(actividades, titulo):
    expediente = mesa_de_territorializacion(plan=plan_de(*actividades))
    assert titulo_de(leer_plan(expediente, Alcance.ACUMULADO)) == titulo


def test_lo_que_no_se_conoce_y_lo_que_no_aplica_van_en_listas_distintas():
    expediente = mesa_de_territorializacion(plan=plan_de(POR_CONOCER, SIN_PROGRAMAR))
    alternativa = alternativa_de(leer_plan(expediente, Alcance.ACUMULADO))
    assert "No se conoce lo programado (sin cifra registrada): a0." in alternativa
    assert "No tienen cantidad programada (sin cifra registrada): a1." in alternativa


def test_de_un_plan_sin_una_sola_cifra_no_se_dibuja_nada():
    expediente = mesa_de_territorializacion(plan=plan_de(POR_CONOCER, SIN_PROGRAMAR))
    assert avance_frente_a_lo_esperado(expediente, Alcance.ACUMULADO) is None


def nivel(tipo: str, base: int | None, meta: int, programado: int, ejecutado: int) -> dict:
    """Un plan de una sola meta de nivel, con lo programado y lo alcanzado al tercer trimestre."""
    avance = {"periodo": "2024-T3", "programado": programado, "ejecutado": ejecutado}
    actividad = {
        "clave": "n", "texto": "Nivel", "unidad": "faros", "tipo_de_meta": tipo,
        "programado_anual": meta, "avances": [avance],
    }  # fmt: skip
    return {"actividades": [actividad | ({} if base is None else {"linea_base": Decimal(base)})]}


@pytest.mark.parametrize(
    ("plan", "dicho"),
    [
        (
            nivel("creciente", 4, 10, 7, 6),
            "Nivel, de 4 a 6; meta: 10 faros, avance de 33,3\u00a0%, esperado al corte 50\u00a0%.",
        ),
        (
            nivel("decreciente", 12, 6, 9, 10),
            "Nivel, de 12 a 10; meta: 6 faros, avance de 33,3\u00a0%, esperado al corte 50\u00a0%.",
        ),
        (
            nivel("constante", None, 18, 18, 17),
            "Nivel, 17 de 18 faros, avance de 94,4\u00a0%, esperado al corte 100\u00a0%.",
        ),
        (
            plan_de((1, {"2024-T1": (0, 0), "2024-T2": (0, 0), "2024-T3": (1, 0)}), tipo="sí/no"),
            "a0, 0 de 1, no se ha hecho, esperado al corte sí.",
        ),
    ],
)
def test_de_cada_clase_de_meta_se_dice_de_donde_viene_y_a_donde_va(plan, dicho):
    figura = avance_frente_a_lo_esperado(mesa_de_territorializacion(plan=plan), Alcance.ACUMULADO)
    assert dicho in figura.alternativa


def test_un_nivel_que_se_sostiene_no_se_da_por_cumplido_antes_de_que_acabe_el_ano():
    plan = nivel("constante", None, 18, 18, 18)
    figura = avance_frente_a_lo_esperado(mesa_de_territorializacion(plan=plan), Alcance.ACUMULADO)
    assert figura.titulo == "La única actividad del plan alcanza lo esperado"


def test_la_razon_de_lo_que_no_se_pudo_medir_llega_a_la_grafica():
    plan = nivel("creciente", None, 10, 7, 6)
    alternativa = avance_frente_a_lo_esperado(
        mesa_de_territorializacion(plan=plan), Alcance.ACUMULADO
    ).alternativa
    assert (
        "Sin medir, «Nivel»: falta el avance (una meta creciente se mide desde su línea base" in alternativa
    )


def test_treinta_actividades_siguen_en_otra_hoja_y_ninguna_pasa_de_su_alto():
    textos = {"texto": "Talleres de aviso temprano con las asociaciones de pesca artesanal del municipio"}
    plan = plan_de(*[AL_DIA] * 30)
    plan["actividades"] = [una | textos for una in plan["actividades"]]
    figura = avance_frente_a_lo_esperado(mesa_de_territorializacion(plan=plan), Alcance.ACUMULADO)
    assert figura.continuacion
    assert all(
        alto_en_centimetros(hoja) <= tema.ALTO_DE_FIGURA for hoja in (figura.svg, *figura.continuacion)
    )


def test_en_el_periodo_lo_esperado_no_se_llama_al_corte():
    expediente = mesa_de_territorializacion(plan=plan_de(AL_DIA))
    del_periodo = avance_frente_a_lo_esperado(expediente, Alcance.PERIODO).alternativa
    acumulado = avance_frente_a_lo_esperado(expediente, Alcance.ACUMULADO).alternativa
    assert "esperado en el periodo 25\u00a0%" in del_periodo
    assert "esperado al corte 75\u00a0%" in acumulado


def test_lo_esperado_por_el_calendario_no_dice_que_el_plan_dejo_de_programarse_por_periodo():
    subtitulo = avance_frente_a_lo_esperado(mesa_de_territorializacion(), Alcance.ACUMULADO).subtitulo
    assert "donde no consta lo programado por periodo" in subtitulo
    assert "es la parte del año transcurrida (9 de 12 meses)" in subtitulo


def test_una_actividad_con_meta_y_sin_reporte_no_se_dibuja_como_cero():
    plan = {"actividades": [{"clave": "a", "texto": "Visitas", "unidad": "visitas", "programado_anual": 40}]}
    figura = avance_frente_a_lo_esperado(mesa_de_territorializacion(plan=plan), Alcance.ACUMULADO)
    assert (
        "Visitas, programado: 40 visitas, avance sin dato, esperado al corte 75\u00a0%" in figura.alternativa
    )
    assert figura.titulo == "La única actividad del plan no se puede comparar con lo esperado"


def test_una_cifra_sin_alcance_declarado_no_se_presenta_como_acumulada():
    figura = avance_frente_a_lo_esperado(mesa_de_territorializacion(), Alcance.ACUMULADO)
    columnas = [columna.clave for columna in figura.datos.columnas]
    mesas = next(fila for fila in figura.datos.filas if fila[0].startswith("Mesas de trabajo"))
    assert mesas[columnas.index("ejecutado")] is None
    assert mesas[columnas.index("registrado")] == 5


def test_la_alternativa_del_plan_dice_lo_medido_y_tambien_lo_que_no_tiene_meta():
    alternativa = avance_frente_a_lo_esperado(mesa_de_territorializacion(), Alcance.ACUMULADO).alternativa
    assert "30 de 90 sensibilizaciones, avance de 33,3\u00a0%, esperado al corte 75\u00a0%" in alternativa
    incierta = alternativa.index("No se conoce lo programado (los datos no dicen qué tiempo cubre la cifra)")
    for cifra in ("5 mesas", "45 mesas", "27 proyectos", "81 proyectos", "70 reuniones", "119 sesiones"):
        assert alternativa.index(f", {cifra}") > incierta
    assert "No se conoce lo programado: Envío oficial" in alternativa
    assert "(sin cifra registrada): Actualización del mecanismo de seguimiento;" in alternativa
    assert "no tiene" not in alternativa


def plan_con_cifras(alcances: dict[str, object]) -> Expediente:
    """Una actividad por cifra, sin cantidad programada conocida; cada cifra, con el alcance que se dice."""
    cifras = {
        clave: [{"periodo": "2024-T3", "valor": 5, "alcance": alcance}] for clave, alcance in alcances.items()
    }
    actividades = [{"clave": clave, "cifra_ejecutada": clave} for clave in alcances]
    return mesa_de_territorializacion(plan={"actividades": actividades}, cifras=cifras, tipos={})


@pytest.mark.parametrize(
    ("registrado", "pedido", "advertencia"),
    [
        ({"sin_dato": "no lo dice"}, Alcance.ACUMULADO, "* Los datos no dicen qué tiempo cubre la cifra."),
        ("periodo", Alcance.ACUMULADO, "† La cifra cubre solo el periodo, no el acumulado del año."),
        ("acumulado", Alcance.PERIODO, "† La cifra es el acumulado del año, no la del periodo."),
        (
            "a la fecha de corte",
            Alcance.PERIODO,
            "‡ La cifra es la que había a la fecha de corte, no la del periodo.",
        ),
    ],
)
def test_la_nota_de_una_cifra_dice_solo_lo_que_pasa_con_ella(registrado, pedido, advertencia):
    expediente = plan_con_cifras({"visitas": registrado})
    assert notas(leer_plan(expediente, pedido)) == [advertencia]


def test_dos_cifras_con_distinta_advertencia_llevan_distinta_llamada():
    expediente = plan_con_cifras({"visitas": {"sin_dato": "no lo dice"}, "talleres": "periodo"})
    lectura = leer_plan(expediente, Alcance.ACUMULADO)
    assert [uno.llamada for uno in lectura.por_conocer] == ["*", "†"]
    assert [nota[0] for nota in notas(lectura)] == ["*", "†"]


def test_una_cifra_que_responde_por_el_alcance_de_la_grafica_no_lleva_nota():
    assert notas(leer_plan(plan_con_cifras({"visitas": "acumulado"}), Alcance.ACUMULADO)) == []


def test_la_fuente_dice_la_version_del_plan_con_su_soporte():
    versiones = [
        {"numero": 2, "soporte": "los once avances que enumera el informe publicado"},
        {"numero": 1, "soporte": "acta 1"},
    ]
    expediente = mesa_de_territorializacion(plan=plan_de(AL_DIA) | {"versiones": versiones})
    fuente = avance_frente_a_lo_esperado(expediente, Alcance.ACUMULADO).fuente
    assert fuente == (
        "Fuente: plan de acción, versión 2 (los once avances que enumera el informe publicado), y las "
        "cifras que registra la secretaría técnica; corte: 30 de septiembre de 2024."
    )


def test_la_fuente_remite_al_soporte_de_lo_ejecutado_y_los_datos_lo_traen():
    avances = [
        {"periodo": f"2024-T{n}", "programado": 5, "ejecutado": 5, "soporte": f"planillas {n}"}
        for n in (1, 2, 3)
    ]
    actividad = {"clave": "a", "texto": "Visitas", "programado_anual": 20, "avances": avances}
    expediente = expediente_de({"periodo": "2024-T3", "plan": {"actividades": [actividad]}})
    figura = avance_frente_a_lo_esperado(expediente, Alcance.ACUMULADO)
    assert "el soporte de lo ejecutado en cada actividad, que va en los datos" in figura.fuente
    assert figura.datos.filas[0][-1] == "planillas 1; planillas 2; planillas 3"


def test_si_la_ultima_version_del_plan_no_dice_su_soporte_no_se_toma_el_de_otra():
    versiones = [{"numero": 1, "soporte": "acta 1"}, {"numero": 2}]
    expediente = mesa_de_territorializacion(plan=plan_de(AL_DIA) | {"versiones": versiones})
    fuente = avance_frente_a_lo_esperado(expediente, Alcance.ACUMULADO).fuente
    assert fuente.startswith(
        "Fuente: plan de acción, versión 2, y las cifras que registra la secretaría técnica;"
    )


SIN_NADA = "no tenía nada programado"


def con_avances(*programado_y_ejecutado: tuple[int, int], tipo_de_meta: str = "suma") -> Expediente:
    """Una actividad por pareja, con lo programado y lo ejecutado en el primer semestre."""
    actividades = [
        {"clave": f"a{numero}", "programado_anual": 10, "tipo_de_meta": tipo_de_meta, "linea_base": 0,
         "avances": [{"periodo": "2024-S1", "programado": programado, "ejecutado": ejecutado}]}
        for numero, (programado, ejecutado) in enumerate(programado_y_ejecutado)
    ]  # fmt: skip
    return expediente_de({"periodo": "2024-S1", "plan": {"actividades": actividades}})


@pytest.mark.parametrize(
    ("avances", "titulo"),
    [
        ([(0, 0)], "La única actividad del plan no tenía nada programado"),
        ([(0, 0), (0, 0)], "Las dos actividades del plan no tenían nada programado"),
        (
            [(5, 5), (0, 0)],
            "La única actividad que se puede medir alcanza lo esperado; otra no tenía nada programado",
        ),
        (
            [(5, 3), (5, 5), (0, 0)],
            f"Una de las dos actividades que se pueden medir va por debajo de lo esperado; otra {SIN_NADA}",
        ),
    ],
)
def test_la_que_no_tenia_nada_programado_no_alcanza_ni_va_por_debajo(avances, titulo):
    assert avance_frente_a_lo_esperado(con_avances(*avances), Alcance.ACUMULADO).titulo == titulo


def test_de_un_nivel_se_dice_que_vale_el_ultimo_registrado():
    nivel = avance_frente_a_lo_esperado(con_avances((5, 5), tipo_de_meta="constante"), Alcance.ACUMULADO)
    suma = avance_frente_a_lo_esperado(con_avances((5, 5)), Alcance.ACUMULADO)
    assert "de lo que es un nivel y no se suma, el último registrado;" in nivel.subtitulo
    assert "nivel" not in suma.subtitulo
