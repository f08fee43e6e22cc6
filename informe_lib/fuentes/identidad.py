"""Con qué se reconoce una fila: su clave o, si no la tiene, las referencias que la componen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from informe_lib.modelo.ausencia import Ausencia

# La clave de la fila en la procedencia y en `informe origen`. Una actividad puede repetirse de una
# vigencia a otra con la misma clave: es la misma actividad de otro plan.
_CLAVE = {
    "periodos": ("periodo",),
    "nombres_anteriores": ("hasta",),
    "estados_anteriores": ("hasta",),
    "sucesiones": ("clase", "nombre"),
    "reglamentos": ("fecha",),
    "designaciones": ("integrante", "desde"),
    "jornadas": ("sesion", "fecha"),
    "asistencias": ("sesion", "integrante"),
    "invitados": ("sesion", "entidad"),
    "funciones_abordadas": ("sesion", "funcion"),
    "seguimientos": ("decision",),
    "versiones_del_plan": ("vigencia", "numero"),
    "actividades": ("vigencia", "clave"),
    "ajustes": ("vigencia", "actividad", "version"),
    "avances": ("actividad", "periodo"),
    "valores": ("cifra", "periodo"),
    "publicaciones": ("documento", "referencia"),
    "textos": ("periodo", "clave"),
    "salvedades": ("periodo", "regla", "dato"),
    "severidades": ("regla",),
}
# Donde lo que no se puede repetir no es la clave: un valor puede darse en dos alcances; un
# seguimiento, un reglamento o una designación pueden coincidir en fecha, y eso lo ve una regla.
_IRREPETIBLE = {
    "valores": ("cifra", "periodo", "alcance"),
    "seguimientos": None,
    "reglamentos": None,
    "designaciones": None,
    "invitados": None,
}


def identidad_de(tabla: str, registro: object) -> tuple[str, ...] | None:
    """Lo que no puede repetirse en la tabla; None si en ella nada impide repetir."""
    campos = _IRREPETIBLE.get(tabla, _CLAVE.get(tabla, ("clave",)))
    return None if campos is None else tuple(_escrito(getattr(registro, campo)) for campo in campos)


def claves_de(tabla: str, registros: Iterable[object]) -> tuple[str, ...]:
    """La clave de cada fila, como `2024-04-16/idpac`; la segunda igual termina en `/2`, y así."""
    vistas: Counter[str] = Counter()
    claves = []
    for registro in registros:
        partes = (getattr(registro, campo) for campo in _CLAVE.get(tabla, ("clave",)))
        clave = "/".join(_escrito(parte) for parte in partes if parte is not None)
        vistas[clave] += 1
        claves.append(clave if vistas[clave] == 1 else f"{clave}/{vistas[clave]}")
    return tuple(claves)


def _escrito(valor: object) -> str:
    return valor.clase.value if isinstance(valor, Ausencia) else str(valor)
