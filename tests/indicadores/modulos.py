"""Los módulos que traen indicadores: cada uno, con su ficha."""

from __future__ import annotations

from informe_lib.indicadores import (
    asistencia,
    cifras,
    decisiones,
    funciones,
    plan,
    publicacion,
    quorum,
    series,
    sesiones,
)

MODULOS = (asistencia, cifras, decisiones, funciones, plan, publicacion, quorum, series, sesiones)
