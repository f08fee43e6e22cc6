"""Lo que la gráfica del plan afirma: su titular, su medida, sus notas y su texto alternativo."""

from __future__ import annotations

from collections.abc import Iterator

from informe_lib.indicadores.medidas_del_plan import meses_del_alcance
from informe_lib.indicadores.metas_de_nivel import BASE_MESES
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.plan import TipoDeMeta, VersionDelPlan
from informe_lib.presentacion import formato
from informe_lib.presentacion.graficas.lectura_del_plan import LecturaDelPlan, Renglon
from informe_lib.presentacion.reglas import Regla, plantilla_de

NO_SE_CONOCE = "No se conoce lo programado"  # debería haber una cantidad, y los datos no la dan
NO_TIENEN = "No tienen cantidad programada"  # los datos dicen que no aplica

# Cómo va el sujeto, si es una actividad o si son varias; manda la primera que se cumple.
REGLAS: tuple[Regla[LecturaDelPlan], ...] = (
    Regla(
        lambda una: una.medidas == 0 and una.sin_nada_programado == len(una.programadas),
        "no tenía nada programado",
        "no tenían nada programado",
    ),
    Regla(
        lambda una: una.medidas == 0,
        "no se puede comparar con lo esperado",
        "no se pueden comparar con lo esperado",
    ),
    Regla(
        lambda una: una.cumplidas == una.medidas,
        "cumplió lo programado para la vigencia",
        "cumplieron lo programado para la vigencia",
    ),
    Regla(lambda una: una.atrasadas == 0, "alcanza lo esperado", "alcanzan lo esperado"),
    Regla(lambda _: True, "va por debajo de lo esperado", "van por debajo de lo esperado"),
)


def titulo(lectura: LecturaDelPlan) -> str:
    """El titular, por reglas que se pueden leer y discutir, y lo que queda por fuera de él."""
    titular = _titular(lectura) if lectura.programadas else _sin_nada_programado(lectura)
    return "; ".join((titular, *_por_fuera(lectura)))


def _titular(lectura: LecturaDelPlan) -> str:
    """Cómo va lo que se puede comparar con lo esperado."""
    if 0 < lectura.atrasadas < lectura.medidas:
        parte = formato.en_texto(lectura.atrasadas, femenino=True).capitalize()
        sujeto = f"{parte} de {_las_actividades(lectura, lectura.medidas).lower()}"
        return f"{sujeto} {plantilla_de(REGLAS, lectura, lectura.atrasadas)}"
    cuantas = lectura.medidas or len(lectura.programadas)
    return f"{_las_actividades(lectura, cuantas)} {plantilla_de(REGLAS, lectura, cuantas)}"


def _las_actividades(lectura: LecturaDelPlan, cuantas: int) -> str:
    """«La única actividad que se puede medir»; si son todas, basta «del plan»."""
    if cuantas == len(lectura.todas):
        cuales = "del plan"
    elif lectura.medidas:
        cuales = formato.plural(cuantas, "que se puede medir", "que se pueden medir")
    else:
        cuales = f"de {formato.plural(cuantas, 'la', 'las')} que se conoce lo programado"
    varias = f"Las {formato.en_texto(cuantas, femenino=True)} actividades"
    return f"{formato.plural(cuantas, 'La única actividad', varias)} {cuales}"


def _sin_nada_programado(lectura: LecturaDelPlan) -> str:
    """Si de ninguna se conoce lo programado, o si a ninguna le aplica: no es lo mismo."""
    todas, por_conocer = len(lectura.todas), len(lectura.por_conocer)
    if por_conocer == todas:
        cuales = formato.plural(todas, "la única actividad", "ninguna actividad")
        negacion = formato.plural(todas, "no se", "se")
        return f"De {cuales} del plan {negacion} conoce lo programado"
    if por_conocer:
        varias = f"{formato.en_texto(por_conocer, femenino=True)} actividades"
        return f"De {formato.plural(por_conocer, 'una actividad', varias)} no se conoce lo programado"
    una = "La única actividad del plan no tiene cantidad programada"
    return formato.plural(todas, una, "Ninguna actividad del plan tiene cantidad programada")


def _por_fuera(lectura: LecturaDelPlan) -> Iterator[str]:
    """Cuántas actividades no entran en el titular, y por qué."""
    por_conocer, sin_programar = len(lectura.por_conocer), len(lectura.sin_programar)
    sin_nada = lectura.sin_nada_programado
    sin_comparar = len(lectura.programadas) - lectura.medidas - sin_nada
    if lectura.medidas and sin_nada:
        yield f"{_otras(sin_nada)} {formato.plural(sin_nada, 'no tenía', 'no tenían')} nada programado"
    if lectura.medidas and sin_comparar:
        yield f"{_otras(sin_comparar)} {formato.plural(sin_comparar, 'no se puede', 'no se pueden')} comparar"
    if lectura.programadas and por_conocer:
        yield f"de {_otras(por_conocer)} no se conoce lo programado"
    if sin_programar < len(lectura.todas) and sin_programar:
        verbo = formato.plural(sin_programar, "no tiene", "no tienen")
        yield f"{_otras(sin_programar)} {verbo} cantidad programada"


def _otras(cuantas: int) -> str:
    return formato.plural(cuantas, "otra", f"otras {formato.en_texto(cuantas, femenino=True)}")


def medida(lectura: LecturaDelPlan, expediente: Expediente) -> str:
    """Qué se mide, frente a qué y hasta cuándo."""
    dicho = "Ejecutado como parte de lo programado para la vigencia"
    if not lectura.programadas:
        dicho = "Cifra registrada de cada actividad"
    if any(TipoDeMeta(uno.tipo_de_meta).es_de_nivel() for uno in lectura.programadas):
        dicho += "; de lo que es un nivel y no se suma, el último registrado"
    if any(uno.base == BASE_MESES for uno in lectura.programadas):
        meses = len(meses_del_alcance(expediente.periodo, lectura.alcance))
        parte = "que cubre el periodo" if lectura.alcance is Alcance.PERIODO else "transcurrida"
        dicho += (
            "; lo esperado, donde no consta lo programado por periodo, "
            f"es la parte del año {parte} ({meses} de 12 meses)"
        )
    return f"{dicho}; {formato.alcance_y_corte(lectura.alcance, expediente.periodo)}."


def fuente(lectura: LecturaDelPlan, expediente: Expediente) -> str:
    """La versión del plan que rige al corte, con su soporte; de dónde sale lo ejecutado; y el corte."""
    ejecutado = "las cifras que registra la secretaría técnica"
    if any(uno.soporte for uno in lectura.todas):
        ejecutado = "el soporte de lo ejecutado en cada actividad, que va en los datos"
    return (
        f"Fuente: {_plan(expediente.version_del_plan())}, y {ejecutado}; "
        f"corte: {formato.fecha_larga(expediente.corte)}."
    )


def _plan(version: VersionDelPlan | None) -> str:
    """«plan de acción, versión 2 (Acta 4)»."""
    if version is None:
        return "plan de acción"
    soporte = f" ({formato.en_un_renglon(version.soporte)})" if isinstance(version.soporte, str) else ""
    return f"plan de acción, versión {version.numero}{soporte}"


def alternativa(lectura: LecturaDelPlan) -> str:
    """Los mismos valores que se ven, en palabras; lo que una llamada advierte se dice con su cifra."""
    programadas = (_programada_en_palabras(uno, lectura.esperado) for uno in lectura.programadas)
    frases = (
        titulo(lectura),
        "; ".join(programadas),
        *_por_grupos(NO_SE_CONOCE, lectura.por_conocer),
        *_por_grupos(NO_TIENEN, lectura.sin_programar),
        *_supuestos(lectura),
    )
    return " ".join((*(f"{frase}." for frase in frases if frase), *motivos(lectura)))


def notas(lectura: LecturaDelPlan) -> list[str]:
    """Lo que quien mira debe saber antes de creer una cifra: su alcance y lo que se supuso."""
    llamadas = sorted({(uno.llamada, uno.advertencia) for uno in lectura.todas if uno.llamada})
    dichas = [f"{llamada} {aviso[0].upper()}{aviso[1:]}." for llamada, aviso in llamadas]
    return dichas + [f"{supuesto}." for supuesto in _supuestos(lectura)]


def motivos(lectura: LecturaDelPlan) -> list[str]:
    """Por qué no se pudo medir cada una de las programadas; una misma razón se dice una vez."""
    por_motivo: dict[str, list[str]] = {}
    for uno in lectura.programadas:
        if uno.brecha is None and uno.motivo:
            por_motivo.setdefault(uno.motivo, []).append(f"«{formato.en_breve(uno.texto)}»")
    return [f"Sin medir, {formato.lista(dichas)}: {motivo}." for motivo, dichas in por_motivo.items()]


def _programada_en_palabras(uno: Renglon, nombre_de_lo_esperado: str) -> str:
    avance = f"avance {'' if uno.avance is None else 'de '}{uno.avance_dicho}"
    if uno.tipo_de_meta == TipoDeMeta.SI_NO.value and uno.avance is not None:
        avance = "se hizo" if uno.avance else "no se ha hecho"
    advertencia = f" ({uno.advertencia})" if uno.advertencia else ""
    actividad = (
        f"{formato.en_breve(uno.texto)}, {formato.en_breve(uno.cuanto(con_llamada=False))}{advertencia}"
    )
    return f"{actividad}, {avance}, {nombre_de_lo_esperado} {uno.esperado_dicho}"


def _por_grupos(rubro: str, renglones: tuple[Renglon, ...]) -> Iterator[str]:
    """Las actividades sin cantidad programada, juntas según lo que se sabe de su cifra."""
    grupos: dict[str, list[str]] = {}
    for uno in renglones:
        cual = "sin cifra registrada" if uno.valor is None else uno.advertencia
        cifra = "" if uno.valor is None else f", {formato.en_breve(uno.cuanto(con_llamada=False))}"
        dicho = formato.en_breve(uno.texto) + cifra
        grupos.setdefault(cual, []).append(dicho)
    for cual, dichas in grupos.items():
        yield f"{rubro}{f' ({cual})' if cual else ''}: {'; '.join(dichas)}"


def _supuestos(lectura: LecturaDelPlan) -> list[str]:
    return [f"En «{formato.en_breve(uno.texto)}», {uno.supuesto}" for uno in lectura.todas if uno.supuesto]
