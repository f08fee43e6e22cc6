"""Las salvedades que no responden por nada: la alerta ya no sale, o su regla no las admite."""

from __future__ import annotations

from collections.abc import Iterator

from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.revision import Salvedad, Severidad
from informe_lib.revision.catalogo import reglas
from informe_lib.revision.filas import con_su_fila
from informe_lib.revision.regla import Dato, Duda, Regla
from informe_lib.revision.revisar import revisar
from informe_lib.revision.salvedades import salvedad_de

CODIGO = "V70"


def salvedades_que_sobran(expediente: Expediente) -> Iterator[Duda]:
    """Las del periodo, de una regla que existe, por las que ninguna alerta pregunta."""
    propias = [
        (fila, una)
        for fila, una in con_su_fila("salvedades", expediente.salvedades)
        if una.periodo == expediente.periodo
    ]
    nombradas = {una.regla for _, una in propias} - {CODIGO}
    # Solo corren otra vez las que alguna salvedad nombra, y nunca esta misma: no tendría fin.
    conocidas = {regla.codigo: regla for regla in reglas() if regla.codigo in nombradas}
    alertas = revisar(expediente, tuple(conocidas.values())) if conocidas else ()
    usadas = {salvedad_de(alerta, expediente) for alerta in alertas}
    for fila, salvedad in propias:
        if salvedad.regla not in conocidas or salvedad in usadas:
            continue
        yield _duda(fila, salvedad, conocidas[salvedad.regla])


def _duda(fila: str, salvedad: Salvedad, regla: Regla) -> Duda:
    if regla.no_se_salva:
        que = f"Una salvedad responde por la regla {regla.codigo} («{regla.nombre}»), que no admite ninguna."
        return Duda(
            que, Dato("salvedades", fila, "regla"), remedio="Quítela y corrija lo que la alerta dice."
        )
    en_que = f" en «{salvedad.dato}»" if salvedad.dato else ""
    que = f"Una salvedad responde por la regla {regla.codigo}{en_que}, y esa alerta ya no sale."
    return Duda(que, Dato("salvedades", fila))


REGLAS = (
    Regla(
        codigo=CODIGO,
        nombre="Cada salvedad responde por una alerta que sale en su informe",
        severidad=Severidad.SUGERENCIA,
        por_que="La salvedad que sobra excusaría mañana una alerta que nadie ha mirado.",
        remedio="Quítela; si se escribió por otro dato, corrija «dato».",
        dudas=salvedades_que_sobran,
    ),
)
