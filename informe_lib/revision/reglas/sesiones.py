"""Las sesiones: cuántas fueron, cuáles no se hicieron y por qué, en qué día cayeron y si alcanzan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from informe_lib.fuentes.escalares import clave_parecida
from informe_lib.indicadores.dias_habiles import es_dia_habil, nombre_del_festivo
from informe_lib.indicadores.sesiones import sesiones_programadas, sesiones_realizadas
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import NO_REGISTRADO, Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.instancia import EstadoDeInstancia
from informe_lib.modelo.revision import Severidad
from informe_lib.modelo.sesion import EstadoDeSesion, Sesion, TipoDeSesion
from informe_lib.revision.filas import con_su_fila
from informe_lib.revision.informado import alcance_de_las_sesiones, dias_de_las_sesiones
from informe_lib.revision.palabras import con_mayuscula, contados, dia_de_la_semana, en_palabras, la_sesion
from informe_lib.revision.regla import Dato, Duda, Regla

# La cifra que cuenta las sesiones de la instancia, por su nombre. Las de otros («Informes presentados en
# sesiones del COLMYEG») no lo cumplen entero.
CUENTA_SESIONES = re.compile(
    r"(?:numero-de-)?sesiones(?P<tipo>-ordinarias|-extraordinarias)?-(?P<cual>realizadas|celebradas|programadas)"
    r"(?:-de-la-(?:instancia|mesa|comision)|-del-(?:comite|consejo))?"
    r"(?:-(?:en|durante)-el-(?:periodo|trimestre|semestre|ano)|-en-la-vigencia)?"
)
TIPOS = {"-ordinarias": TipoDeSesion.ORDINARIA, "-extraordinarias": TipoDeSesion.EXTRAORDINARIA}


def sesiones_mal_contadas(expediente: Expediente) -> Iterator[Duda]:
    """Las cifras que dicen cuántas sesiones hubo, contra las sesiones registradas de ese tipo."""
    nombres = {cifra.clave: clave_parecida(cifra.nombre) for cifra in expediente.cifras}
    for fila, valor in con_su_fila("valores", expediente.valores):
        cuenta = CUENTA_SESIONES.fullmatch(nombres.get(valor.cifra, ""))
        alcance = valor.alcance
        if cuenta is None or valor.periodo != expediente.periodo or isinstance(valor.valor, Ausencia):
            continue
        if alcance is not Alcance.PERIODO and alcance is not Alcance.ACUMULADO:
            continue
        contar = sesiones_programadas if cuenta["cual"] == "programadas" else sesiones_realizadas
        hay = contar(expediente, alcance, TIPOS.get(cuenta["tipo"])).valor
        if hay != valor.valor:
            nombre = next(cifra.nombre for cifra in expediente.cifras if cifra.clave == valor.cifra)
            yield Duda(
                f"La cifra «{nombre}» dice {valor.valor} ({alcance.value}) y en los datos hay {hay}.",
                Dato("valores", fila, "valor"),
            )


def programadas_sin_explicar(expediente: Expediente) -> Iterator[Duda]:
    """Las ordinarias que se programaron hasta el corte y ni se hicieron ni se dice por qué.

    Que haya más realizadas que programadas no es posible aquí: toda realizada se programó para su fecha o
    para otra, y entonces se corrió. La extraordinaria no se le debe a nadie.
    """
    alcance = alcance_de_las_sesiones(expediente)
    for sesion in expediente.sesiones_en(alcance):
        if sesion.tipo is not TipoDeSesion.ORDINARIA or sesion.es_realizada() or sesion.reprogramada_a:
            continue
        if sesion.estado is EstadoDeSesion.PROGRAMADA:
            yield Duda(
                f"{con_mayuscula(la_sesion(sesion))} sigue «programada» y esa fecha ya pasó al corte "
                f"({en_palabras(expediente.corte)}).",
                Dato("sesiones", sesion.clave, "estado"),
                remedio="Diga si se realizó, se aplazó, se canceló o falló; y si no se hizo, el motivo.",
            )
        elif sesion.motivo == NO_REGISTRADO:
            yield Duda(
                f"{con_mayuscula(la_sesion(sesion))} figura «{sesion.estado.value}» y no se dice por qué.",
                Dato("sesiones", sesion.clave, "motivo"),
            )


def sesiones_en_dia_no_habil(expediente: Expediente) -> Iterator[Duda]:
    """Las que cayeron en fin de semana o en festivo, también en una de sus jornadas."""
    dias = dias_de_las_sesiones(expediente)
    for sesion in expediente.sesiones_en(alcance_de_las_sesiones(expediente)):
        for dia in dias[sesion.clave]:
            if es_dia_habil(dia):
                continue
            quien = (
                la_sesion(sesion)
                if dia == sesion.fecha
                else f"la jornada del {en_palabras(dia)} de {la_sesion(sesion)}"
            )
            festivo = nombre_del_festivo(dia)
            cuando = f"festivo ({festivo})" if festivo else dia_de_la_semana(dia)
            yield Duda(f"{con_mayuscula(quien)} cayó en {cuando}.", _dato_del_dia(sesion, dia))


def _dato_del_dia(sesion: Sesion, dia: date) -> Dato:
    if dia == sesion.fecha:
        return Dato("sesiones", sesion.clave, "fecha")
    return Dato("jornadas", f"{sesion.clave}/{dia}", "fecha")


def menos_sesiones_que_el_minimo(expediente: Expediente) -> Iterator[Duda]:
    """Las ordinarias de la vigencia frente al mínimo del año: al terminar, o si a este paso no alcanzan."""
    minimo, corte = expediente.instancia.minimo_de_sesiones, expediente.corte
    if isinstance(minimo, Ausencia) or expediente.estado is not EstadoDeInstancia.ACTIVA:
        return
    hechas = int(sesiones_realizadas(expediente, Alcance.ACUMULADO, TipoDeSesion.ORDINARIA).valor or 0)
    fueron, van = ("se celebró", "va") if hechas == 1 else ("se celebraron", "van")
    llevadas = contados(hechas, "sesión ordinaria", "sesiones ordinarias")
    dato = Dato("instancia", expediente.instancia.clave, "minimo_de_sesiones")
    if corte.month == 12:
        if hechas < minimo:
            yield Duda(f"En {corte.year} {fueron} {llevadas} y el mínimo del año es {minimo}.", dato)
        return
    previstas = _por_hacer(expediente)
    if hechas * 12 < minimo * corte.month and hechas + previstas < minimo:
        quedan = f"hay {previstas} en el calendario" if previstas else "no hay ninguna programada"
        yield Duda(
            f"Hasta el {en_palabras(corte)} {van} {llevadas} de un mínimo de {minimo} en el año, y para lo "
            f"que queda {quedan}.",
            dato,
            remedio="Programe las que faltan, o deje dicho en el análisis por qué no se alcanzan.",
            severidad=Severidad.SUGERENCIA,
        )


def _por_hacer(expediente: Expediente) -> int:
    """Cuántas ordinarias de la instancia hay en el calendario después del corte, en la misma vigencia."""
    return sum(
        sesion.fecha > expediente.corte
        and sesion.fecha.year == expediente.periodo.vigencia
        and sesion.es_de_la_instancia()
        and sesion.tipo is TipoDeSesion.ORDINARIA
        and sesion.estado in (EstadoDeSesion.PROGRAMADA, EstadoDeSesion.REALIZADA)
        for sesion in expediente.sesiones
    )


REGLAS = (
    Regla(
        codigo="V03",
        nombre="La cifra que dice cuántas sesiones hubo es la cuenta de las sesiones registradas",
        severidad=Severidad.IMPIDE,
        por_que="El mismo informe daría dos cuentas distintas de sus sesiones.",
        remedio="Corrija la cifra o registre la sesión que falta; se cuentan sesiones, no fechas.",
        dudas=sesiones_mal_contadas,
    ),
    Regla(
        codigo="V04",
        nombre="La sesión ordinaria que se programó se realizó, o se dice por qué no",
        severidad=Severidad.REVISAR,
        por_que="El informe imprime menos realizadas que programadas, y alguien preguntará por qué.",
        remedio="Escriba el «motivo»; si se corrió, «reprogramada_a» con la clave de la que la reemplaza.",
        dudas=programadas_sin_explicar,
    ),
    Regla(
        codigo="V18",
        nombre="Las sesiones caen en día hábil",
        severidad=Severidad.SUGERENCIA,
        por_que="Una sesión en festivo o fin de semana suele ser una fecha mal escrita.",
        remedio="Compruebe la fecha en el acta; si de verdad fue ese día, no hay nada que cambiar.",
        dudas=sesiones_en_dia_no_habil,
    ),
    Regla(
        codigo="V26",
        nombre="Las sesiones ordinarias del año alcanzan el mínimo del reglamento",
        severidad=Severidad.REVISAR,
        por_que="Quien evalúa las instancias mira primero si se reunió cuanto debía.",
        remedio="Explíquelo en el análisis; si falta una sesión por registrar, regístrela.",
        dudas=menos_sesiones_que_el_minimo,
    ),
)
