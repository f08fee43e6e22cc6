"""Lo que se cuenta de las cifras y del plan: lo programado, lo ejecutado, lo que falta y el avance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from informe_lib.indicadores.cifras import valor_vigente
from informe_lib.indicadores.medidas_del_plan import programado, programado_inicial
from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia
from informe_lib.modelo.cifra import Cifra, TipoDeCifra, ValorDeCifra
from informe_lib.modelo.expediente import Expediente
from informe_lib.modelo.plan import Actividad, Avance, TipoDeMeta
from informe_lib.revision.texto.asuntos import PORCENTAJE, Asunto, Asuntos, asuntos_de, medida_de
from informe_lib.revision.texto.cuenta import AVANCE, Cuenta, cuenta
from informe_lib.revision.texto.palabras import raices_de
from informe_lib.revision.texto.plazos import Clase, Plazo, acumulado, al_corte, de_la_vigencia, del_periodo

Medido = tuple[Plazo | None, Decimal]


def cuentas_del_plan(expediente: Expediente) -> Iterator[Cuenta]:
    """Las cifras en cada periodo hasta el corte, las actividades del plan y lo que de ellas se sigue."""
    asuntos = asuntos_de(expediente)
    registradas = [*_de_las_cifras(expediente, asuntos), *_de_las_actividades(expediente, asuntos)]
    yield from registradas
    yield from _derivadas(registradas)
    yield from _del_plan_entero(expediente)


def _de_las_cifras(expediente: Expediente, asuntos: Asuntos) -> Iterator[Cuenta]:
    cifras = {una.clave: una for una in expediente.cifras}
    for valor in expediente.valores:
        cifra = cifras.get(valor.cifra)
        if cifra and valor.periodo.fin <= expediente.corte:
            yield from _de_un_valor(expediente, cifra, valor, asuntos.de_cifra[cifra.clave])
    for cifra in expediente.cifras:
        sumado = valor_vigente(expediente, cifra.clave, Alcance.ACUMULADO)
        if sumado and sumado not in expediente.valores:
            yield from _de_un_valor(expediente, cifra, sumado, asuntos.de_cifra[cifra.clave])


def _de_un_valor(
    expediente: Expediente, cifra: Cifra, valor: ValorDeCifra, asunto: Asunto
) -> Iterator[Cuenta]:
    if isinstance(valor.valor, Ausencia):
        return
    es_porcentaje = cifra.unidad.strip() == PORCENTAJE
    yield Cuenta(
        valor.valor / 100 if es_porcentaje else valor.valor,
        asunto.nombres,
        f"«{cifra.nombre}»",
        {"asunto": asunto.clave, "medida": medida_de(cifra)},
        plazo=_plazo_de(expediente, cifra, valor),
        es_parte=es_porcentaje,
        principal=True,
        solo_nombrada=valor.periodo != expediente.periodo and cifra.tipo is TipoDeCifra.FLUJO,
        cifra=cifra.clave,
        cercanos=asunto.cercanos - asunto.nombres,
        raices=asunto.raices | raices_de("" if isinstance(cifra.definicion, Ausencia) else cifra.definicion),
    )


def _plazo_de(expediente: Expediente, cifra: Cifra, valor: ValorDeCifra) -> Plazo | None:
    periodo = valor.periodo
    if isinstance(valor.alcance, Ausencia):
        return None if periodo == expediente.periodo else del_periodo(periodo)
    if valor.alcance is Alcance.CORTE or cifra.tipo is TipoDeCifra.EXISTENCIA:
        return al_corte(periodo.fin)
    if cifra.tipo is TipoDeCifra.META:
        return None
    return del_periodo(periodo) if valor.alcance is Alcance.PERIODO else acumulado(periodo)


def _de_las_actividades(expediente: Expediente, asuntos: Asuntos) -> Iterator[Cuenta]:
    avances: dict[str, list[Avance]] = defaultdict(list)
    for avance in expediente.avances:
        if avance.periodo.vigencia == expediente.periodo.vigencia and avance.periodo.fin <= expediente.corte:
            avances[avance.actividad].append(avance)
    for actividad in expediente.actividades_del_plan():
        asunto, suyos = asuntos.de_actividad[actividad.clave], avances[actividad.clave]
        if actividad.tipo_de_meta is TipoDeMeta.SI_NO:
            continue
        medidas = (*_metas(expediente, actividad), *_avances(expediente, actividad, suyos))
        for medida, (plazo, valor) in medidas:
            yield Cuenta(
                valor,
                asunto.nombres,
                f"«{actividad.texto}»",
                {"asunto": asunto.clave, "medida": medida},
                plazo=plazo,
                principal=True,
                raices=asunto.raices,
                solo_nombrada=_es_de_antes(plazo, expediente) and not actividad.tipo_de_meta.es_de_nivel(),
            )


def _es_de_antes(plazo: Plazo | None, expediente: Expediente) -> bool:
    return plazo is not None and plazo.fin < expediente.periodo.inicio


def _metas(expediente: Expediente, actividad: Actividad) -> Iterator[tuple[str, Medido]]:
    """La cantidad del año, la que tuvo antes de un ajuste y la línea base."""
    plazo = None if actividad.tipo_de_meta.es_de_nivel() else de_la_vigencia(expediente.periodo)
    for cantidad in (programado(expediente, actividad), programado_inicial(expediente, actividad)):
        if not isinstance(cantidad, Ausencia):
            yield "programado", (plazo, cantidad)
    if not isinstance(actividad.linea_base, Ausencia):
        yield "base", (None, actividad.linea_base)


def _avances(
    expediente: Expediente, actividad: Actividad, suyos: list[Avance]
) -> Iterator[tuple[str, Medido]]:
    """Lo de cada periodo y su suma; un nivel no se suma: vale al cierre de cada uno."""
    sumas: dict[str, Decimal] = defaultdict(Decimal)
    for avance in suyos:
        for medida, valor in (("programado", avance.programado), ("ejecutado", avance.ejecutado)):
            if isinstance(valor, Ausencia):
                continue
            sumas[medida] += valor
            es_nivel = actividad.tipo_de_meta.es_de_nivel()
            yield medida, (al_corte(avance.periodo.fin) if es_nivel else del_periodo(avance.periodo), valor)
    if not actividad.tipo_de_meta.es_de_nivel():
        for medida, valor in sumas.items():
            yield medida, (acumulado(expediente.periodo), valor)


def _derivadas(registradas: list[Cuenta]) -> Iterator[Cuenta]:
    """De cada asunto, lo que se sigue de lo ejecutado y las otras medidas."""
    grupos: dict[str, dict[str, list[Cuenta]]] = defaultdict(lambda: defaultdict(list))
    for una in registradas:
        grupos[una.rasgos["asunto"]][una.rasgos["medida"]].append(una)
    for asunto, medidas in grupos.items():
        for hecha in medidas["ejecutado"]:
            if not hecha.es_parte:
                yield from _de_lo_ejecutado(hecha, asunto, medidas)
    yield from _sumas_de_flujos(registradas)


def _de_lo_ejecutado(hecha: Cuenta, asunto: str, medidas: Mapping[str, list[Cuenta]]) -> Iterator[Cuenta]:
    """Lo que falta, lo que va con lo pendiente, el camino desde la línea base y el avance."""
    metas, bases = medidas["programado"], medidas["base"]
    for parte in medidas["pendiente"]:
        if _son_del_mismo_dia(hecha, parte):
            todo = hecha.valor + parte.valor
            yield _derivada(hecha, todo, asunto, "programado")
            yield from _proporciones(hecha, todo, asunto)
    for base in bases:
        yield _derivada(hecha, abs(hecha.valor - base.valor), asunto, "ejecutado")
        for meta in metas:
            yield from _proporciones(hecha, meta.valor, asunto, desde=base.valor)
    for meta in metas:
        baja = any(base.valor > meta.valor for base in bases)
        falta = hecha.valor - meta.valor if baja else meta.valor - hecha.valor
        if falta >= 0:
            yield _derivada(hecha, falta, asunto, "pendiente")
        yield from _proporciones(hecha, meta.valor, asunto)


def _son_del_mismo_dia(una: Cuenta, otra: Cuenta) -> bool:
    return una.plazo is None or otra.plazo is None or una.plazo.fin == otra.plazo.fin


def _derivada(de: Cuenta, valor: Decimal, asunto: str, medida: str) -> Cuenta:
    rasgos = {"asunto": asunto, "medida": medida}
    que = f"lo {medida} de {de.que}"
    return Cuenta(valor, de.nombres, que, rasgos, plazo=de.plazo, solo_nombrada=de.solo_nombrada)


def _proporciones(hecha: Cuenta, todo: Decimal, asunto: str, desde: Decimal = Decimal(0)) -> Iterator[Cuenta]:
    """Lo que va de lo programado; de un nivel, también el camino que lleva desde su línea base."""
    if todo != desde:
        avance = (hecha.valor - desde) / (todo - desde)
        for valor, medida in ((avance, "ejecutado"), (1 - avance, "pendiente")):
            rasgos = {"asunto": asunto, "medida": medida}
            yield Cuenta(
                valor, hecha.nombres, f"el avance de {hecha.que}", rasgos, plazo=hecha.plazo, es_parte=True,
                solo_nombrada=hecha.solo_nombrada, cercanos=AVANCE, raices=hecha.raices,
            )  # fmt: skip


def _sumas_de_flujos(registradas: list[Cuenta]) -> Iterator[Cuenta]:
    """Lo que ocurre y se cuenta aparte se puede sumar («50 mesas»); lo que existe podría repetirse."""
    por_nombre: dict[tuple[str, Plazo | None], dict[str, Cuenta]] = defaultdict(dict)
    for una in registradas:
        if una.cifra and not una.es_parte and una.rasgos["medida"] == "ejecutado" and not una.solo_nombrada:
            for nombre in una.nombres:
                por_nombre[nombre, una.plazo][una.cifra] = una
    for (nombre, plazo), suyas in por_nombre.items():
        if len(suyas) > 1 and (plazo is None or plazo.clase is not Clase.CORTE):
            que = " y ".join(una.que for una in suyas.values())
            yield cuenta(sum((una.valor for una in suyas.values()), Decimal(0)), nombre, que, plazo=plazo)


def _del_plan_entero(expediente: Expediente) -> Iterator[Cuenta]:
    """Cuántas actividades y versiones tiene, y cuántas actividades llegaron a su meta."""
    actividades = expediente.actividades_del_plan()
    # Cada actividad tiene su meta, salvo que una cifra diga cuántas metas hay.
    hay_metas = any(una.unidad == "metas" for una in expediente.cifras)
    se_llaman = "actividades acciones" if hay_metas else "actividades acciones metas"
    yield cuenta(len(actividades), se_llaman, "actividades del plan")
    for version in {una.numero for una in expediente.versiones_del_plan}:
        en_ella = [
            una
            for una in expediente.actividades
            if una.vigencia == expediente.periodo.vigencia and una.esta_en(version)
        ]
        que, rasgos = f"actividades de la versión {version} del plan", {"de": "version"}
        yield cuenta(len(en_ella), "actividades acciones", que, rasgos)
    versiones = sum(una.vigencia == expediente.periodo.vigencia for una in expediente.versiones_del_plan)
    yield cuenta(versiones, "versiones", "versiones del plan")
    cumplidas: Mapping[bool | None, int] = _cumplidas(expediente)
    for llego, valor in (("si", cumplidas[True]), ("no", cumplidas[False])):
        yield cuenta(
            valor, "actividades acciones metas", "actividades según su meta", {"cumplimiento": llego}
        )


def _cumplidas(expediente: Expediente) -> Mapping[bool | None, int]:
    from informe_lib.indicadores.plan import avance_del_plan

    cuantas: dict[bool | None, int] = defaultdict(int)
    for avance in avance_del_plan(expediente, Alcance.ACUMULADO)["avance"]:
        cuantas[bool(avance >= 1) if isinstance(avance, float) else None] += 1
    return cuantas
