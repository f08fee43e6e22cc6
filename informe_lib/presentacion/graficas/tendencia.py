"""Tendencia de la instancia: sesiones, asistencia y decisiones de cada periodo, en tres paneles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from informe_lib.modelo.expediente import Expediente
from informe_lib.presentacion import formato, tema
from informe_lib.presentacion.bloques import Figura
from informe_lib.presentacion.graficas.anchos import a_dos_anchos, es_angosto
from informe_lib.presentacion.graficas.lectura_de_la_tendencia import (
    PERIODOS_EN_UN_TELEFONO,
    PERIODOS_QUE_CABEN,
    PeriodoLeido,
    Tendencia,
    alternativa,
    aviso,
    datos,
    leer_tendencia,
    titulo,
)
from informe_lib.presentacion.graficas.lienzo import Letra, Lienzo, Trazo
from informe_lib.presentacion.graficas.rejilla import FILETE, MENUDA

CLAVE = "tendencia_de_la_instancia"
RUBRO = Letra(tema.TABLA, tema.ACENTO.claro, fuerte=True)
CIFRA = Letra(tema.TABLA, tema.TINTA.claro, fuerte=True)
CIFRA_DE_ANTES = Letra(tema.TABLA, tema.APAGADO.claro)
ALTO_DE_BARRAS, SEPARACION, PASO_MAXIMO = 2.6, 0.9, 2.6
MINIMO_DE_PERIODOS, PERIODOS_LADO_A_LADO = 2, 4
HALO, RAYA = Trazo(borde=tema.FONDO.claro, grosor=4.0), Trazo(borde=tema.TINTA.claro, grosor=1.8)


@dataclass(frozen=True, slots=True)
class Medida:
    """Un panel: qué se mide, cómo se escribe y, si la hay, la marca de lo programado."""

    rubro: str
    aclaracion: str
    valor: Callable[[PeriodoLeido], float | None]
    escribir: Callable[[float], str]
    programado: Callable[[PeriodoLeido], float | None] = lambda _: None
    tope: float = 1.0


MEDIDAS = (
    Medida(
        "Sesiones realizadas", "y, con una raya, las programadas",
        lambda uno: uno.realizadas, formato.numero, lambda uno: uno.programadas,
    ),
    Medida(
        "Asistencia", "de los puestos convocados", lambda uno: uno.asistencia, formato.porcentaje
    ),
    Medida(
        "Decisiones y compromisos", "tomados en cada periodo", lambda uno: uno.decisiones, formato.numero
    ),
)  # fmt: skip


def tendencia_de_la_instancia(expediente: Expediente) -> Figura | None:
    """Las sesiones, la asistencia y las decisiones de cada periodo hasta el del informe.

    Recibe    el expediente de una instancia.
    Devuelve  la figura, o None si menos de dos periodos tienen datos.
    Errores   ninguno.
    Fuente    tablas periodos, sesiones, asistencias y decisiones, corte al último día del periodo.
    """
    tendencia = leer_tendencia(expediente)
    if sum(uno.tiene_datos() for uno in tendencia) < MINIMO_DE_PERIODOS:
        return None
    dibujada = tendencia[-PERIODOS_QUE_CABEN:]
    cuales = "cada periodo declarado" if dibujada == tendencia else f"los {len(dibujada)} últimos periodos"
    return Figura(
        clave=CLAVE,
        titulo=titulo(tendencia),
        subtitulo=f"Sesiones, asistencia y decisiones de {cuales}; "
        f"corte: {formato.fecha_larga(expediente.corte)}.{aviso(tendencia)}",
        alternativa=alternativa(tendencia),
        fuente="Fuente: sesiones, asistencia y decisiones que registra la secretaría técnica; "
        f"corte: {formato.fecha_larga(expediente.corte)}.",
        datos=datos(tendencia),
        **a_dos_anchos(lambda lienzo: _trazar(lienzo, dibujada)),
    )


def _trazar(lienzo: Lienzo, tendencia: Tendencia) -> float:
    """Los tres paneles lado a lado o, si son muchos periodos o es un teléfono, uno bajo otro."""
    if es_angosto(lienzo) or len(tendencia) > PERIODOS_LADO_A_LADO:
        visibles, y = tendencia[-PERIODOS_EN_UN_TELEFONO:] if es_angosto(lienzo) else tendencia, 0.0
        for medida in MEDIDAS:
            y = _trazar_panel(lienzo, medida, visibles, (0.0, lienzo.ancho, y)) + 0.4
        if len(visibles) == len(tendencia):
            return y - 0.3
        aviso = f"Los {len(visibles)} últimos periodos; los demás están en los datos."
        lienzo.texto((0, y + 0.1), aviso, MENUDA)
        return y + 0.3
    ancho = (lienzo.ancho - SEPARACION * (len(MEDIDAS) - 1)) / len(MEDIDAS)
    finales = [
        _trazar_panel(lienzo, medida, tendencia, ((ancho + SEPARACION) * posicion, ancho, 0.0))
        for posicion, medida in enumerate(MEDIDAS)
    ]
    return max(finales) + 0.1


def _trazar_panel(
    lienzo: Lienzo, medida: Medida, tendencia: Tendencia, lugar: tuple[float, float, float]
) -> float:
    """Barras desde cero con su valor encima; la del periodo del informe, en el color de la casa."""
    x, ancho, y = lugar
    lienzo.texto((x, y + 0.35), medida.rubro, RUBRO)
    lienzo.texto((x, y + 0.75), medida.aclaracion, MENUDA)
    alto = ALTO_DE_BARRAS if len(tendencia) <= PERIODOS_LADO_A_LADO else ALTO_DE_BARRAS * 0.7
    piso = y + 1.55 + alto
    escala = alto / _tope(medida, tendencia)
    paso = min(ancho / len(tendencia), PASO_MAXIMO)
    for posicion, uno in enumerate(tendencia):
        centro = x + paso * (posicion + 0.5)
        _trazar_barra(lienzo, medida, uno, (centro, piso, paso, escala), es_actual=uno is tendencia[-1])
        for renglon, dicho in enumerate(_rotulo(tendencia, posicion)):
            letra = CIFRA if uno is tendencia[-1] and not renglon else MENUDA
            letra = Letra(tema.MINIMO, letra.color, fuerte=letra.fuerte)
            lienzo.texto((centro, piso + 0.4 + renglon * letra.renglon), dicho, letra, "center")
    lienzo.linea((x, piso), (x + paso * len(tendencia), piso), FILETE)
    return piso + 0.4 + MENUDA.renglon + 0.1


def _tope(medida: Medida, tendencia: Tendencia) -> float:
    valores = [f(uno) or 0.0 for uno in tendencia for f in (medida.valor, medida.programado)]
    return max(medida.tope, *valores)


def _trazar_barra(
    lienzo: Lienzo,
    medida: Medida,
    uno: PeriodoLeido,
    lugar: tuple[float, float, float, float],
    *,
    es_actual: bool,
) -> None:
    centro, piso, paso, escala = lugar
    mitad = min(paso * 0.3, 0.55)
    valor, programado = medida.valor(uno), medida.programado(uno)
    alto = (valor or 0.0) * escala
    lienzo.rectangulo(
        (centro - mitad, piso - alto),
        mitad * 2,
        alto,
        Trazo((tema.ACENTO if es_actual else tema.LINEA).claro),
    )
    if programado is not None:
        raya = piso - programado * escala
        for trazo in (HALO, RAYA):
            lienzo.linea((centro - mitad - 0.14, raya), (centro + mitad + 0.14, raya), trazo)
    techo = piso - max(alto, (programado or 0.0) * escala) - 0.18
    dicho = "sin dato" if valor is None else _escrito(medida, valor, programado)
    lienzo.texto((centro, techo), dicho, CIFRA if es_actual else CIFRA_DE_ANTES, "center")


def _escrito(medida: Medida, valor: float, programado: float | None) -> str:
    """«3», o «2 de 3» si no se alcanzó lo programado."""
    if programado is None or programado <= valor:
        return medida.escribir(valor)
    return f"{medida.escribir(valor)} de {medida.escribir(programado)}"


def _rotulo(tendencia: Sequence[PeriodoLeido], posicion: int) -> list[str]:
    """El periodo y, donde empieza cada año, el año."""
    periodo = tendencia[posicion].periodo
    empieza = not posicion or tendencia[posicion - 1].periodo.vigencia != periodo.vigencia
    return [tendencia[posicion].breve, *([str(periodo.vigencia)] if empieza else [])]
