"""Las alertas como se leen: primero las que impiden cerrar, cada una con su lugar y su remedio."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from informe_lib.modelo.revision import Severidad
from informe_lib.presentacion import formato
from informe_lib.presentacion.bloques import (
    Bloque,
    Celda,
    Columna,
    Datos,
    Encabezado,
    Tabla,
    parrafo,
)
from informe_lib.revision.alerta import Alerta

SIN_ALERTAS = "La revisión no encontró nada que mirar."
TITULOS = {
    Severidad.IMPIDE: "Impiden cerrar",
    Severidad.REVISAR: "Por revisar",
    Severidad.SUGERENCIA: "Sugerencias",
}
EN_PALABRAS = {
    Severidad.IMPIDE: ("impide cerrar", "impiden cerrar"),
    Severidad.REVISAR: ("por revisar", "por revisar"),
    Severidad.SUGERENCIA: ("sugerencia", "sugerencias"),
}
COLUMNAS = ("Regla", "Qué pasa", "Dónde", "Por qué importa", "Qué hacer")
CLAVES = ("regla", "mensaje", "donde", "por_que", "remedio")


def bloques_de_alertas(alertas: Sequence[Alerta]) -> Iterator[Bloque]:
    """Una tabla por severidad, con cuántas son; un párrafo si no hay ninguna."""
    if not alertas:
        yield parrafo(SIN_ALERTAS)
        return
    yield parrafo(f"{en_cuentas([alerta.severidad for alerta in alertas])}.")
    for severidad in Severidad:
        if propias := [alerta for alerta in alertas if alerta.severidad is severidad]:
            yield Encabezado(TITULOS[severidad], 2, severidad.value)
            yield _tabla(severidad, propias)


def en_cuentas(severidades: Sequence[Severidad]) -> str:
    """«3 alertas: 1 impide cerrar y 2 por revisar»; vacío si no hay ninguna."""
    total = len(severidades)
    if not total:
        return ""
    cuentas = {una: severidades.count(una) for una in Severidad}
    partes = [
        f"{cuenta} {formato.plural(cuenta, *EN_PALABRAS[una])}" for una, cuenta in cuentas.items() if cuenta
    ]
    return f"{total} {formato.plural(total, 'alerta', 'alertas')}: {formato.lista(partes)}"


def _tabla(severidad: Severidad, alertas: Sequence[Alerta]) -> Tabla:
    filas = tuple(
        (alerta.codigo, alerta.mensaje, str(alerta.donde), alerta.por_que, alerta.remedio)
        for alerta in alertas
    )
    return Tabla(
        clave=f"alertas_{severidad.value}",
        titulo=f"{TITULOS[severidad]}: {len(filas)}",
        encabezado=(tuple(Celda(rotulo, es_encabezado=True) for rotulo in COLUMNAS),),
        cuerpo=tuple(
            (Celda(codigo, codigo, es_encabezado=True), *(Celda(texto, texto) for texto in textos))
            for codigo, *textos in filas
        ),
        datos=Datos(
            tuple(Columna(clave, rotulo) for clave, rotulo in zip(CLAVES, COLUMNAS, strict=True)), filas
        ),
        anchos=(1, 5, 3, 3, 4),
    )
