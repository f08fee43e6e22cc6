"""Arma un expediente con lo poco que un caso dice, en el vocabulario de los archivos de datos."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path

import yaml

from informe_lib.modelo.alcance import Alcance
from informe_lib.modelo.ausencia import Ausencia, no_aplica, sin_dato
from informe_lib.modelo.cifra import Cifra, TipoDeCifra, ValorDeCifra
from informe_lib.modelo.decision import Decision, EstadoDeDecision, Seguimiento, TipoDeDecision
from informe_lib.modelo.expediente import EstadoDePeriodo, Expediente, PeriodoDeInforme
from informe_lib.modelo.formato_oficial import FormatoOficial, RolDelFormato
from informe_lib.modelo.instancia import Funcion, Instancia, Norma, Reglamento, TipoDeReglamento
from informe_lib.modelo.integrante import Integrante
from informe_lib.modelo.periodo import Periodo
from informe_lib.modelo.plan import Actividad, AjusteDeMeta, Avance, TipoDeMeta, VersionDelPlan
from informe_lib.modelo.publicacion import Publicacion, TipoDePublicacion
from informe_lib.modelo.quorum import ReglaDeQuorum
from informe_lib.modelo.sesion import (
    Asistencia,
    EstadoDeAsistencia,
    EstadoDeSesion,
    FuncionAbordada,
    Jornada,
    Sesion,
    TipoDeSesion,
)

CASOS = Path(__file__).parents[1] / "casos"
MESA = Path(__file__).parents[2] / "parametros" / "instancias" / "mesa-territorializacion"
FORMATO = FormatoOficial(
    clave="prueba", titulo="Informe de gestión", norma="Resolución 233 de 2018",
    vigente_desde=date(2018, 6, 13),
    secciones=(), firmantes=(),
    roles=(RolDelFormato("P", "Presidencia"), RolDelFormato("S", "Secretaría Técnica"),
           RolDelFormato("I", "Integrante"),
           RolDelFormato("IP", "Invitado permanente", cuenta_para_quorum=False)),
)  # fmt: skip


def expediente_de(entrada: dict) -> Expediente:
    sesiones = entrada.get("sesiones", [])
    decisiones = entrada.get("decisiones", [])
    plan = entrada.get("plan", {})
    periodo = Periodo.desde_texto(entrada["periodo"])
    return Expediente(
        instancia=_instancia(entrada.get("instancia", {})), periodo=periodo, formato=FORMATO,
        periodos=tuple(
            PeriodoDeInforme(**_propios(PeriodoDeInforme, uno)
                             | {"periodo": Periodo.desde_texto(uno["periodo"]), "formato": "prueba",
                                "estado": EstadoDePeriodo(uno.get("estado", "abierto"))})
            for uno in entrada.get("periodos", [])
        ),
        normas=tuple(
            Norma(**{"nombre": una["clave"]} | _propios(Norma, una)) for una in entrada.get("normas", [])
        ),
        reglamentos=tuple(_reglamento(uno) for uno in entrada.get("reglamentos", [])),
        integrantes=tuple(_integrante(n, una) for n, una in enumerate(entrada.get("integrantes", []), 1)),
        sesiones=tuple(_sesion(una) for una in sesiones),
        jornadas=tuple(Jornada(_clave(una), dia) for una in sesiones for dia in una.get("jornadas", [])),
        asistencias=tuple(marca for una in sesiones for marca in _marcas(una)),
        funciones=tuple(_funcion(n, una) for n, una in enumerate(entrada.get("funciones", []), 1)),
        funciones_abordadas=tuple(
            FuncionAbordada(_clave(una), funcion) for una in sesiones for funcion in una.get("funciones", [])
        ),
        decisiones=tuple(_decision(una) for una in decisiones),
        seguimientos=tuple(uno for una in decisiones for uno in _seguimientos(una)),
        versiones_del_plan=tuple(_version(una, periodo.vigencia) for una in plan.get("versiones", [])),
        actividades=tuple(
            _actividad(n, una, periodo.vigencia) for n, una in enumerate(plan.get("actividades", []), 1)
        ),
        ajustes=tuple(
            _ajuste(una, uno, periodo.vigencia)
            for una in plan.get("actividades", []) for uno in una.get("ajustes", [])
        ),
        avances=tuple(
            _avance(una, uno) for una in plan.get("actividades", []) for uno in una.get("avances", [])
        ),
        cifras=tuple(
            Cifra(clave, clave, "unidades", TipoDeCifra(entrada.get("tipos", {}).get(clave, "flujo")))
            for clave in entrada.get("cifras", {})
        ),
        valores=tuple(
            _valor(clave, uno) for clave, valores in entrada.get("cifras", {}).items() for uno in valores
        ),
        publicaciones=tuple(_publicacion(una) for una in entrada.get("publicaciones", [])),
    )  # fmt: skip


def mesa_de_territorializacion(**cambios: object) -> Expediente:
    """La Mesa en el tercer trimestre de 2024, como la cuenta su informe publicado."""
    instancia, vigencia = (
        yaml.safe_load((MESA / archivo).read_text("utf-8")) for archivo in ("instancia.yaml", "2024.yaml")
    )
    tipos = {una["clave"]: una["tipo"] for una in instancia["cifras"]}
    return expediente_de(instancia | vigencia | {"periodo": "2024-T3", "tipos": tipos} | cambios)


def una_sesion(asistencia: dict, **cambios: object) -> dict:
    """La entrada de un caso: tres sillas y una sesión del tercer trimestre, con esas marcas."""
    sillas = [{"clave": clave} for clave in ("a", "b", "c")]
    sesion = {"fecha": date(2024, 9, 3), "asistencia": asistencia} | cambios
    return {"periodo": "2024-T3", "integrantes": sillas, "sesiones": [sesion]}


def _propios(tipo: type, datos: dict) -> dict:
    """Los campos simples que el caso dice, con sus ausencias: el resto queda en lo que el modelo supone."""
    nombres = {campo.name for campo in fields(tipo)}
    return {clave: _ausencia(valor) for clave, valor in datos.items() if clave in nombres}


def _ausencia(valor: object) -> object:
    if not isinstance(valor, dict):
        return valor
    ((clase, motivo),) = valor.items()
    return {"sin_dato": sin_dato, "no_aplica": no_aplica}[clase](motivo)


def _medida(valor: object) -> object:
    leido = _ausencia(valor)
    return leido if isinstance(leido, Ausencia) else Decimal(str(leido))


def _clave(sesion: dict) -> str:
    return str(sesion.get("clave", sesion["fecha"]))


def _instancia(datos: dict) -> Instancia:
    return Instancia(**{"clave": "mesa", "nombre": "Mesa de prueba"} | _propios(Instancia, datos))


def _reglamento(datos: dict) -> Reglamento:
    propios = _propios(Reglamento, datos) | {"tipo": TipoDeReglamento(datos.get("tipo", "adopción"))}
    if isinstance(propios.get("quorum"), str):
        propios["quorum"] = ReglaDeQuorum(propios["quorum"])
    return Reglamento(**propios)


def _publicacion(datos: dict) -> Publicacion:
    propios = _propios(Publicacion, datos) | {"documento": TipoDePublicacion(datos["documento"])}
    propios["referencia"] = str(datos["referencia"])
    propios["publicado"] = {"sí": True, "no": False}.get(propios.get("publicado"), propios.get("publicado"))
    return Publicacion(**propios)


def _integrante(orden: int, datos: dict) -> Integrante:
    supuestos = {"orden": orden, "sector": "Mujeres", "cargo": "Directora", "rol": "I"}
    return Integrante(**supuestos | {"dependencia": datos["clave"]} | _propios(Integrante, datos))


def _sesion(datos: dict) -> Sesion:
    propios = _propios(Sesion, datos) | {"clave": _clave(datos)}
    propios["tipo"] = TipoDeSesion(datos.get("tipo", "ordinaria"))
    propios["estado"] = EstadoDeSesion(datos.get("estado", "realizada"))
    return Sesion(**propios)


def _marcas(sesion: dict) -> list[Asistencia]:
    marcas = []
    for silla, marca in sesion.get("asistencia", {}).items():
        datos = marca if isinstance(marca, dict) else {"estado": marca}
        propios = _propios(Asistencia, datos) | {"estado": EstadoDeAsistencia(datos["estado"])}
        marcas.append(Asistencia(sesion=_clave(sesion), integrante=silla, **propios))
    return marcas


def _funcion(numero: int, datos: dict) -> Funcion:
    return Funcion(**{"numero": numero, "texto": datos["clave"], "norma": "norma"} | _propios(Funcion, datos))


def _decision(datos: dict) -> Decision:
    propios = {"texto": "texto"} | _propios(Decision, datos)
    propios["tipo"] = TipoDeDecision(datos.get("tipo", "decisión"))
    return Decision(**propios | {"sesion": str(datos["sesion"]) if "sesion" in datos else None})


def _seguimientos(decision: dict) -> list[Seguimiento]:
    seguimientos = []
    for datos in decision.get("seguimientos", []):
        propios = _propios(Seguimiento, datos)
        if isinstance(datos.get("estado"), str):
            propios["estado"] = EstadoDeDecision(datos["estado"])
        seguimientos.append(Seguimiento(**{"decision": decision["clave"], "texto": "avance"} | propios))
    return seguimientos


def _version(datos: dict, vigencia: int) -> VersionDelPlan:
    propios = _propios(VersionDelPlan, datos)
    if isinstance(propios.get("aprobada_en"), date):  # YAML lee la clave de la sesión como una fecha
        propios["aprobada_en"] = str(propios["aprobada_en"])
    return VersionDelPlan(**{"vigencia": vigencia} | propios)


def _actividad(orden: int, datos: dict, vigencia: int) -> Actividad:
    propios = {"orden": orden, "vigencia": vigencia, "texto": datos["clave"]} | _propios(Actividad, datos)
    propios["tipo_de_meta"] = TipoDeMeta(datos.get("tipo_de_meta", "suma"))
    for medida in ("programado_anual", "linea_base"):
        if medida in datos:
            propios[medida] = _medida(datos[medida])
    return Actividad(**propios)


def _ajuste(actividad: dict, datos: dict, vigencia: int) -> AjusteDeMeta:
    propios = _propios(AjusteDeMeta, datos) | {"programado_anual": _medida(datos["programado_anual"])}
    return AjusteDeMeta(**{"actividad": actividad["clave"], "vigencia": vigencia} | propios)


def _avance(actividad: dict, datos: dict) -> Avance:
    medidas = {clave: _medida(datos[clave]) for clave in ("programado", "ejecutado") if clave in datos}
    propios = medidas | ({"soporte": datos["soporte"]} if "soporte" in datos else {})
    return Avance(actividad["clave"], Periodo.desde_texto(datos["periodo"]), **propios)


def _valor(cifra: str, datos: dict) -> ValorDeCifra:
    alcance = _ausencia(datos["alcance"])
    return ValorDeCifra(
        cifra, Periodo.desde_texto(datos["periodo"]), _medida(datos["valor"]),
        alcance if isinstance(alcance, Ausencia) else Alcance(alcance),
        datos.get("soporte", sin_dato("no se registró")),
    )  # fmt: skip
