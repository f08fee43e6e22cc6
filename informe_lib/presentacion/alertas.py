"""Las alertas como se leen: primero las que impiden cerrar, cada una con su lugar y su remedio."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from informe_lib.modelo.revision import Salvedad, Severidad
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
# La clave, el rótulo y el ancho de cada columna.
COLUMNAS = (
    ("regla", "Regla", 1),
    ("mensaje", "Qué pasa", 5),
    ("donde", "Dónde", 3),
    ("por_que", "Por qué importa", 3),
    ("remedio", "Qué hacer", 4),
)
COLUMNAS_DE_SALVEDADES = (
    ("regla", "Regla", 1),
    ("mensaje", "Qué pasa", 5),
    ("motivo", "Por qué se acepta", 4),
    ("quien", "Quién responde", 3),
)


def bloques_de_alertas(alertas: Sequence[Alerta]) -> Iterator[Bloque]:
    """Una tabla por severidad, con cuántas son; un párrafo si no hay ninguna."""
    if not alertas:
        yield parrafo(SIN_ALERTAS)
        return
    yield parrafo(f"{en_cuentas([alerta.severidad for alerta in alertas])}.")
    for severidad in Severidad:
        if propias := [alerta for alerta in alertas if alerta.severidad is severidad]:
            yield Encabezado(TITULOS[severidad], 2, severidad.value)
            yield _tabla(
                f"alertas_{severidad.value}",
                f"{TITULOS[severidad]}: {len(propias)}",
                COLUMNAS,
                [(una.codigo, una.mensaje, str(una.donde), una.por_que, una.remedio) for una in propias],
            )


def bloques_de_salvedades(salvadas: Sequence[tuple[Alerta, Salvedad]]) -> Iterator[Bloque]:
    """De cada alerta por la que alguien responde, por qué y quién; nada si no hay ninguna."""
    if not salvadas:
        return
    yield Encabezado("Salvedades", 2, "salvedades")
    yield _tabla(
        "salvedades",
        f"Alertas por las que alguien responde: {len(salvadas)}",
        COLUMNAS_DE_SALVEDADES,
        [(una.codigo, una.mensaje, salvedad.motivo, salvedad.quien) for una, salvedad in salvadas],
    )


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


def _tabla(
    clave: str, titulo: str, columnas: Sequence[tuple[str, str, int]], filas: Sequence[tuple[str, ...]]
) -> Tabla:
    """Una tabla de textos, cada fila con su código por rótulo; de cada columna, clave, rótulo y ancho."""
    return Tabla(
        clave=clave,
        titulo=titulo,
        encabezado=(tuple(Celda(rotulo, es_encabezado=True) for _, rotulo, _ in columnas),),
        cuerpo=tuple(
            (Celda(codigo, codigo, es_encabezado=True), *(Celda(texto, texto) for texto in textos))
            for codigo, *textos in filas
        ),
        datos=Datos(tuple(Columna(nombre, rotulo) for nombre, rotulo, _ in columnas), tuple(filas)),
        anchos=tuple(ancho for _, _, ancho in columnas),
    )
