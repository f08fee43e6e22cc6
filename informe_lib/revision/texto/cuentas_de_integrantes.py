"""Lo que se cuenta de quienes integran la instancia: puestos, sillas, sectores y quienes las han ocupado."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from informe_lib.indicadores.puestos import rol_que_cuenta
from informe_lib.modelo.expediente import Expediente
from informe_lib.revision.texto.cuenta import Cuenta, cuenta, nombres
from informe_lib.revision.texto.cuentas_de_asistencia import PUESTOS, como_se_llaman
from informe_lib.revision.texto.palabras import raices_de


def cuentas_de_integrantes(expediente: Expediente) -> Iterator[Cuenta]:
    """Los de la fecha de corte; los sectores, también los que hubo en el año."""
    actuales = [una for una in expediente.integrantes if una.ocupa(expediente.corte)]
    for quienes in (actuales, [una for una in actuales if rol_que_cuenta(expediente, una.rol)]):
        puestos = sum(una.tamano if isinstance(una.tamano, int) else 1 for una in quienes)
        for valor in {len(quienes), puestos}:
            yield cuenta(valor, PUESTOS, "puestos de la instancia")
    del_ano = {
        una.sector
        for una in expediente.integrantes
        if una.hasta is None or una.hasta.year >= expediente.periodo.vigencia
    }
    yield cuenta(len(del_ano), "sectores", "sectores que en el año estuvieron representados")
    sectores = Counter(una.sector for una in actuales)
    yield cuenta(len(sectores), "sectores", "sectores representados")
    for sector, cuantas in sectores.items():
        yield cuenta(cuantas, PUESTOS, f"sillas del sector {sector}", {"silla": f"sector:{sector}"})
    for una in actuales:
        if una.es_colectivo() and isinstance(una.tamano, int):
            yield Cuenta(Decimal(una.tamano), como_se_llaman(una), f"puestos de «{una.nombre}»")
    sillas = {una.clave: raices_de(una.cargo, una.nombre) for una in expediente.integrantes}
    personas = nombres("personas funcionarios servidores")
    for clave, cuantas in Counter(una.integrante for una in expediente.designaciones).items():
        dichas = sillas.get(clave, frozenset())
        designadas = cuenta(cuantas, "titulares designaciones", "personas designadas", {"silla": clave})
        yield replace(designadas, cercanos=personas, raices=dichas)
