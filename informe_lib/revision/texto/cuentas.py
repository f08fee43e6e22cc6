"""El catálogo de lo que los datos de un expediente cuentan, y con qué palabras se reconoce."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain

from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.expediente import Expediente
from informe_lib.revision.texto.asuntos import Asuntos, asuntos_de
from informe_lib.revision.texto.cuenta import OPUESTOS, PALABRAS_DE_RASGOS, Cuenta, distintivas
from informe_lib.revision.texto.cuentas_de_asistencia import cuentas_de_asistencia
from informe_lib.revision.texto.cuentas_de_asuntos import (
    cuentas_de_decisiones,
    cuentas_de_documentos,
    cuentas_de_funciones,
)
from informe_lib.revision.texto.cuentas_de_integrantes import cuentas_de_integrantes
from informe_lib.revision.texto.cuentas_de_sesiones import cuentas_de_sesiones, proporciones_de_sesiones
from informe_lib.revision.texto.cuentas_del_plan import cuentas_del_plan
from informe_lib.revision.texto.literales import Literales, textos_de
from informe_lib.revision.texto.palabras import raices_de

Rasgos = Mapping[str, frozenset[str]]


class Catalogo:
    """Las cuentas de un expediente, por el nombre de lo contado; cada índice se arma cuando hace falta."""

    def __init__(self, expediente: Expediente) -> None:
        self.expediente = expediente

    @cached_property
    def _por_nombre(self) -> Mapping[tuple[str, bool], list[Cuenta]]:
        indice: dict[tuple[str, bool], list[Cuenta]] = defaultdict(list)
        for una in self.cuentas:
            for nombre in una.nombres:
                indice[nombre, una.es_parte].append(una)
        return indice

    @cached_property
    def _por_nombre_cercano(self) -> Mapping[tuple[str, bool], list[Cuenta]]:
        indice: dict[tuple[str, bool], list[Cuenta]] = defaultdict(list)
        for una in self.cuentas:
            for nombre in una.nombres | una.cercanos:
                indice[nombre, una.es_parte].append(una)
        return indice

    @cached_property
    def cuentas(self) -> tuple[Cuenta, ...]:
        partes = (
            cuentas_del_plan, cuentas_de_sesiones, proporciones_de_sesiones, cuentas_de_asistencia,
            cuentas_de_integrantes,
            cuentas_de_decisiones, cuentas_de_funciones, cuentas_de_documentos,
        )  # fmt: skip
        return tuple(chain.from_iterable(parte(self.expediente) for parte in partes))

    @cached_property
    def literales(self) -> Literales:
        return Literales(self.expediente)

    @cached_property
    def asuntos(self) -> Asuntos:
        return asuntos_de(self.expediente)

    @cached_property
    def nombres(self) -> frozenset[str]:
        """Los lemas de todo lo que los datos cuentan."""
        return frozenset(nombre for nombre, es_parte in self._por_nombre if not es_parte)

    @cached_property
    def nombres_y_cercanos(self) -> frozenset[str]:
        """Los mismos y los otros nombres con que se podría llamar a lo que se cuenta."""
        return frozenset(nombre for nombre, es_parte in self._por_nombre_cercano if not es_parte)

    @cached_property
    def que_se_miden(self) -> frozenset[str]:
        """Los lemas de aquello de lo que los datos dan una proporción."""
        return frozenset(nombre for nombre, es_parte in self._por_nombre if es_parte)

    def de(self, nombres: Iterable[str], *, es_parte: bool) -> list[Cuenta]:
        """Las cuentas de lo que se llama de alguna de esas maneras, sin repetir."""
        return _sin_repetir(self._por_nombre, nombres, es_parte=es_parte)

    def cercanas(self, nombres: Iterable[str], *, es_parte: bool) -> list[Cuenta]:
        """Las mismas y las que también se podrían llamar así."""
        return _sin_repetir(self._por_nombre_cercano, nombres, es_parte=es_parte)

    @cached_property
    def raices(self) -> frozenset[str]:
        """Las raíces de todo lo que los datos dicen con palabras."""
        return raices_de(*textos_de(self.expediente))

    def de_asuntos(self, nombres: frozenset[str]) -> frozenset[str]:
        """Si así se llama una cifra o una actividad, todos los nombres: a ella no hay que buscarle otro."""
        return self.nombres if nombres & self._de_asuntos else frozenset()

    @cached_property
    def _de_asuntos(self) -> frozenset[str]:
        return frozenset(nombre for una in self.cuentas if "asunto" in una.rasgos for nombre in una.nombres)

    def de_la_cifra(self, clave: str | None) -> list[Cuenta]:
        """Los valores registrados de una cifra."""
        return self._por_cifra.get(clave, [])

    @cached_property
    def _por_cifra(self) -> Mapping[str | None, list[Cuenta]]:
        indice: dict[str | None, list[Cuenta]] = defaultdict(list)
        for una in self.cuentas:
            indice[una.cifra].append(una)
        return {clave: suyas for clave, suyas in indice.items() if clave}

    @cached_property
    def principales(self) -> Mapping[tuple[object, bool], list[Cuenta]]:
        """Las que alguien registró, por su valor."""
        indice: dict[tuple[object, bool], list[Cuenta]] = defaultdict(list)
        for una in self.cuentas:
            es_de_ahora = una.plazo is None or una.plazo.fin >= self.expediente.corte
            if una.principal and una.rasgos.get("medida", "base") != "base" and es_de_ahora:
                indice[una.valor, una.es_parte].append(una)
        return indice

    @cached_property
    def vocabulario(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """De cada raíz, los rasgos que reconoce: «extraordinari» es el tipo «extraordinaria»."""
        indice: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for dimension, valores in (*PALABRAS_DE_RASGOS.items(), *self._de_los_datos()):
            for valor, raices in valores.items():
                for una in raices:
                    indice[una].add((dimension, valor))
        for una, rasgos in list(indice.items()):
            contrarios = {(dimension, OPUESTOS[valor]) for dimension, valor in rasgos if valor in OPUESTOS}
            indice[f"no {una}"] |= contrarios
        return {una: tuple(sorted(rasgos)) for una, rasgos in indice.items()}

    def _de_los_datos(self) -> Iterator[tuple[str, Rasgos]]:
        expediente = self.expediente
        del_nombre = raices_de(
            expediente.instancia.nombre, *(uno.nombre for uno in expediente.nombres_anteriores)
        )
        yield "asunto", self.asuntos.distintivas
        sillas: dict[str, Iterable[str]] = {}
        for una in expediente.integrantes:
            rol = expediente.formato.rol(una.rol)
            partes = (una.entidad, una.dependencia, una.cargo, una.clave.replace("-", " "))
            dichas = (parte for parte in partes if not isinstance(parte, Ausencia))
            titulo = rol.nombre if rol and una.rol in ("P", "S") else ""
            sillas[una.clave] = raices_de(*dichas, titulo) - del_nombre
            yield "silla", {f"sector:{una.sector}": raices_de(una.sector)}
        yield "silla", distintivas(sillas)
        organos = {uno.clave: raices_de(uno.nombre) - del_nombre for uno in expediente.organos}
        yield (
            "de",
            organos
            | {
                "funcion": raices_de("función funciones"),
                "seguimiento": raices_de("seguimiento sigue"),
                "version": raices_de("versión"),
            },
        )

    def rasgos_en(self, raices: Iterable[str]) -> dict[str, set[str]]:
        """Los rasgos que unas palabras nombran, por dimensión; del asunto, el que más palabras reúna."""
        hallados: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for una in raices:
            for dimension, valor in self.vocabulario.get(una, ()):
                hallados[dimension][valor] += 1
        return {
            dimension: {
                valor
                for valor, veces in valores.items()
                if dimension != "asunto" or veces == max(valores.values())
            }
            for dimension, valores in hallados.items()
        }


def _sin_repetir(
    indice: Mapping[tuple[str, bool], list[Cuenta]], nombres: Iterable[str], *, es_parte: bool
) -> list[Cuenta]:
    halladas = (una for nombre in nombres for una in indice.get((nombre, es_parte), ()))
    return list({id(una): una for una in halladas}.values())
