"""Decisiones y compromisos por estado, y hace cuánto se tomaron los que siguen abiertos."""

from __future__ import annotations

from informe_lib.indicadores.decisiones import SIN_DATO, cerradas_antes
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion import formato, tema
from informe_lib.presentacion.bloques import Figura
from informe_lib.presentacion.graficas import decisiones_en_palabras as en_palabras
from informe_lib.presentacion.graficas.anchos import a_dos_anchos, es_angosto
from informe_lib.presentacion.graficas.lectura_de_decisiones import (
    FINALES,
    DecisionLeida,
    LecturaDeDecisiones,
    datos,
    leer_decisiones,
)
from informe_lib.presentacion.graficas.lienzo import Letra, Lienzo, Punto, Trazo, medir, recortar
from informe_lib.presentacion.graficas.rejilla import MENUDA

CLAVE = "decisiones_y_su_antiguedad"
RUBRO = Letra(tema.TABLA, tema.ACENTO.claro, fuerte=True)
TEXTO = Letra(tema.TABLA)
CIFRA = Letra(tema.TABLA, tema.TINTA.claro, fuerte=True)
ANTIGUEDAD = Letra(tema.MINIMO, tema.TINTA.claro)
EN_PLAZO = Trazo(tema.META.claro, tema.LINEA.claro, 0.6)
VENCIDA = Trazo(tema.ALTO.claro)
DESCONOCIDO = Trazo(tema.FONDO.claro, tema.LINEA.claro, 0.8, (2.5, 2.0))
MUESTRAS = ((EN_PLAZO, "en plazo"), (VENCIDA, "después del plazo"), (DESCONOCIDO, "sin plazo conocido"))
BARRA, PASO_DE_ESTADO, AIRE = 0.34, 0.55, 0.28
RENGLONES = 3  # de cada texto; entero va en los datos
DIBUJADAS = 10  # las más vencidas: caben en una hoja aunque todas lleven tres renglones
ANCHO_DE_ESTADOS = 9.0


def decisiones_y_su_antiguedad(expediente: Expediente, alcance: Alcance) -> Figura | None:
    """Cuántas decisiones hay en cada estado y hace cuánto están abiertas las que lo están.

    Recibe    el expediente y el alcance (a la fecha de corte, las que están en seguimiento).
    Devuelve  la figura, o None si el alcance no tiene decisiones.
    Errores   ninguno.
    Fuente    tablas decisiones y seguimientos, corte al último día del periodo.
    """
    lectura = leer_decisiones(expediente, alcance)
    if not lectura.todas:
        return None
    cuando = formato.alcance_y_corte(alcance, expediente.periodo)
    return Figura(
        clave=CLAVE,
        titulo=en_palabras.titulo(lectura),
        subtitulo=f"{en_palabras.que_se_ve(lectura)}; {cuando}{_sin_repetir(expediente, alcance, lectura)}.",
        alternativa=en_palabras.alternativa(lectura),
        fuente="Fuente: decisiones y seguimientos que registra la secretaría técnica; "
        f"corte: {formato.fecha_larga(expediente.corte)}.",
        datos=datos(lectura),
        **a_dos_anchos(lambda lienzo: _trazar(lienzo, lectura)),
    )


def _sin_repetir(expediente: Expediente, alcance: Alcance, lectura: LecturaDeDecisiones) -> str:
    """Lo que se cerró en periodos anteriores ya salió en sus informes."""
    if alcance is not Alcance.CORTE or not cerradas_antes(expediente):
        return ""
    inicio = formato.fecha_larga(expediente.periodo.inicio)
    return f". No se cuentan {en_palabras.cerradas(lectura)} antes del {inicio}"


def _trazar(lienzo: Lienzo, lectura: LecturaDeDecisiones) -> float:
    y = _trazar_estados(lienzo, lectura)
    return _trazar_abiertas(lienzo, lectura, y + 0.5) if lectura.abiertas else y


def _trazar_estados(lienzo: Lienzo, lectura: LecturaDeDecisiones) -> float:
    """Una barra por estado, con su cuenta al lado."""
    estados, y = lectura.por_estado(), 0.0
    rotulo = max(medir(estado.capitalize(), TEXTO) for estado, _ in estados) + 0.3
    largo = min(lienzo.ancho, ANCHO_DE_ESTADOS) - rotulo - 0.9
    mayor = max(cuantas for _, cuantas in estados)
    for estado, cuantas in estados:
        base, ancho = y + BARRA / 2 + 0.11, largo * cuantas / mayor
        lienzo.texto((0, base), estado.capitalize(), TEXTO)
        lienzo.rectangulo((rotulo, y), ancho, BARRA, _trazo_de(estado))
        lienzo.texto((rotulo + ancho + 0.15, base), formato.numero(cuantas), CIFRA)
        y += PASO_DE_ESTADO
    return y


def _trazo_de(estado: str) -> Trazo:
    """Lo abierto, en el color de la casa; lo terminado, en gris; lo que no se sabe, sin relleno."""
    if estado == SIN_DATO:
        return DESCONOCIDO
    return Trazo((tema.LINEA if estado in FINALES else tema.ACENTO).claro)


def _trazar_abiertas(lienzo: Lienzo, lectura: LecturaDeDecisiones, y: float) -> float:
    lienzo.texto((0, y), f"{en_palabras.abiertas(lectura).capitalize()}: días desde que se tomaron", RUBRO)
    y = _trazar_muestras(lienzo, lectura, y + 0.45) + 0.5
    escala = max(1, *(una.dias for una in lectura.abiertas))
    for una in lectura.abiertas[:DIBUJADAS]:
        y = _trazar_abierta(lienzo, una, y, escala)
    restan = len(lectura.abiertas) - DIBUJADAS
    if restan > 0:
        cuales = f"{en_palabras.abiertas(lectura, restan)} más"
        son = f"{cuales}, que {formato.plural(restan, 'está', 'están')}"
        lienzo.texto((0, y + 0.2), f"Y {formato.numero(restan)} {son} en los datos.", MENUDA)
        y += 0.75
    return y - AIRE


def _trazar_muestras(lienzo: Lienzo, lectura: LecturaDeDecisiones, y: float) -> float:
    """Qué significa cada relleno de los que aparecen."""
    x = 0.0
    for trazo, dicho in MUESTRAS:
        if not any(trazo in _tramos(una) for una in lectura.abiertas[:DIBUJADAS]):
            continue
        ancho = 0.55 + medir(dicho, MENUDA) + 0.45
        if x + ancho > lienzo.ancho + 0.45:
            x, y = 0.0, y + 0.45
        lienzo.rectangulo((x, y - 0.24), 0.4, 0.26, trazo)
        lienzo.texto((x + 0.55, y), dicho, MENUDA)
        x += ancho
    return y


def _tramos(una: DecisionLeida) -> dict[Trazo, int]:
    """Los días de la barra, según si el plazo corría, ya había pasado o no se conoce."""
    if isinstance(una.fecha_limite, Ausencia):
        return {DESCONOCIDO: una.dias}
    en_plazo = {EN_PLAZO: una.dias - una.vencida} if una.dias > una.vencida else {}
    return en_plazo | ({VENCIDA: una.vencida} if una.vencida else {})


def _trazar_abierta(lienzo: Lienzo, una: DecisionLeida, y: float, escala: int) -> float:
    """En la hoja, el texto a la izquierda de su barra; en el teléfono, encima."""
    if es_angosto(lienzo):
        renglones = recortar(una.texto, TEXTO, lienzo.ancho, RENGLONES)
        lienzo.renglones((0, y), renglones, TEXTO)
        barra = y + TEXTO.renglon * (len(renglones) - 1) + 0.18
        _trazar_barra(lienzo, una, (0, barra), lienzo.ancho / escala)
        lienzo.texto((0, barra + BARRA + 0.38), una.antiguedad, ANTIGUEDAD)
        return barra + BARRA + 0.38 + AIRE + 0.4
    inicio, fin = 7.2, lienzo.ancho - 5.0
    renglones = recortar(una.texto, TEXTO, inicio - 0.5, RENGLONES)
    lienzo.renglones((0, y), renglones, TEXTO)
    medio = y - 0.11 + TEXTO.renglon * (len(renglones) - 1) / 2
    _trazar_barra(lienzo, una, (inicio, medio - BARRA / 2), (fin - inicio) / escala)
    lienzo.texto((fin + 0.2, medio + 0.1), una.antiguedad, ANTIGUEDAD)
    return y + TEXTO.renglon * len(renglones) + AIRE


def _trazar_barra(lienzo: Lienzo, una: DecisionLeida, esquina: Punto, por_dia: float) -> None:
    x, y = esquina
    for trazo, dias in _tramos(una).items():
        lienzo.rectangulo((x, y), dias * por_dia, BARRA, trazo)
        x += dias * por_dia
