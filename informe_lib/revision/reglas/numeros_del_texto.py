"""Los números escritos a mano en un texto: que cuadren entre sí y que los datos los sostengan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.revision import Severidad
from informe_lib.revision.palabras import en_palabras, enumerados, numero
from informe_lib.revision.regla import Dato, Duda, Regla
from informe_lib.revision.texto.cuenta import Cuenta
from informe_lib.revision.texto.lecturas import lecturas
from informe_lib.revision.texto.plazos import Clase as ClaseDePlazo
from informe_lib.revision.texto.reparos import Clase, Reparo

CUANTAS_SE_NOMBRAN = 3
ENLACE = "o enlace la cifra: {{ cifra.CLAVE }}."


def _de_clase(clase: Clase) -> Callable[[Expediente], Iterator[Duda]]:
    def dudas(expediente: Expediente) -> Iterator[Duda]:
        for fila, texto, lectura in lecturas(expediente):
            for reparo in lectura.reparos:
                if reparo.clase is clase:
                    pasa = _MENSAJES[clase](reparo)
                    yield Duda(
                        f"En el texto «{texto.clave}» se lee «{reparo.palabras}» y {pasa}.",
                        Dato("textos", fila, "contenido"),
                        # Un número en letras puede ser una manera de decir: no pesa más que una sugerencia.
                        severidad=Severidad.SUGERENCIA if reparo.en_letras else None,
                        renglon=texto.contenido.count("\n", 0, reparo.desde),
                    )

    return dudas


def _no_cuadra(reparo: Reparo) -> str:
    return f"la cuenta no da: {reparo.detalle}"


def _contradice(reparo: Reparo) -> str:
    dichas = _dichas(reparo)
    return f"los datos dicen otra cosa: {dichas}" if dichas else "los datos dicen otro número de eso"


def _cambia_alcance(reparo: Reparo) -> str:
    return f"ese es el valor de otro plazo: {_dichas(reparo)}"


def _otra_unidad(reparo: Reparo) -> str:
    return f"ese es el valor de otra cosa: {_dichas(reparo)}"


def _sin_respaldo(reparo: Reparo) -> str:  # noqa: ARG001 (las cinco frases se piden igual)
    return "ninguna cifra ni ninguna cuenta de los datos lo dice"


_MENSAJES: dict[Clase, Callable[[Reparo], str]] = {
    Clase.NO_CUADRA: _no_cuadra,
    Clase.CONTRADICE: _contradice,
    Clase.CAMBIA_ALCANCE: _cambia_alcance,
    Clase.OTRA_UNIDAD: _otra_unidad,
    Clase.SIN_RESPALDO: _sin_respaldo,
}


def _dichas(reparo: Reparo) -> str:
    """«14 de «Planes enviados», del 1 de enero al 30 de septiembre de 2024»; pocas, y ninguna dos veces."""
    todas = dict.fromkeys(_dicha(una) for una in reparo.cuentas)
    return enumerados(list(todas)[:CUANTAS_SE_NOMBRAN])


def _dicha(una: Cuenta) -> str:
    valor = f"{numero((una.valor * 100).quantize(Decimal('0.1')))} %" if una.es_parte else numero(una.valor)
    return f"{valor} ({una.que}{_cuando(una)})"


def _cuando(una: Cuenta) -> str:
    plazo = una.plazo
    if plazo is None:
        return ""
    if plazo.clase is ClaseDePlazo.CORTE:
        return f", al {en_palabras(plazo.fin)}"
    if plazo.inicio == plazo.fin:
        return ""
    return f", del {en_palabras(plazo.inicio)} al {en_palabras(plazo.fin)}"


REGLAS = (
    Regla(
        codigo="V60",
        nombre="Los números de una oración cuadran entre sí",
        severidad=Severidad.IMPIDE,
        por_que="Una cuenta que no da se ve sin abrir los datos, y pone en duda todas las demás.",
        remedio="Corrija el total, la parte o el porcentaje que no sale.",
        dudas=_de_clase(Clase.NO_CUADRA),
    ),
    Regla(
        codigo="V61",
        nombre="Un número del texto no contradice los datos",
        severidad=Severidad.IMPIDE,
        por_que="El informe diría dos cosas de lo mismo: una en el texto y otra en sus tablas.",
        remedio=f"Corrija el texto o el dato, {ENLACE}",
        dudas=_de_clase(Clase.CONTRADICE),
    ),
    Regla(
        codigo="V62",
        nombre="Un número del texto es del plazo que el texto dice",
        severidad=Severidad.REVISAR,
        por_que="Un acumulado dicho como si fuera del periodo infla lo que se hizo en él.",
        remedio=f"Diga el plazo al que corresponde el valor, {ENLACE}",
        dudas=_de_clase(Clase.CAMBIA_ALCANCE),
    ),
    Regla(
        codigo="V63",
        nombre="Un número del texto cuenta lo que el texto dice que cuenta",
        severidad=Severidad.REVISAR,
        por_que="El valor existe en los datos, pero es de otra cosa: casi siempre son dos cifras cambiadas.",
        remedio=f"Revise a qué corresponde el valor, {ENLACE}",
        dudas=_de_clase(Clase.OTRA_UNIDAD),
    ),
    Regla(
        codigo="V64",
        nombre="Cada número del texto tiene un dato que lo respalda",
        severidad=Severidad.REVISAR,
        por_que="De una cifra sin respaldo nadie puede decir de dónde salió.",
        remedio="Registre la cifra, con su unidad y su soporte, y cítela; o quite el número.",
        dudas=_de_clase(Clase.SIN_RESPALDO),
    ),
)
