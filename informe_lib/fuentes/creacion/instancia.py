"""Una instancia nueva: los archivos con que ya se puede generar su primer informe."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from informe_lib.fuentes.carpeta import instancias_de
from informe_lib.fuentes.creacion.archivos import ErrorDeCreacion, escribir_carpeta, plantilla
from informe_lib.fuentes.creacion.formato_elegido import formato_elegido
from informe_lib.fuentes.creacion.textos_iniciales import textos_iniciales
from informe_lib.fuentes.creacion.yaml_escrito import escrito
from informe_lib.fuentes.escalares import ValorRechazado, clave, es_reservada, texto
from informe_lib.modelo.formato_oficial import FormatoOficial
from informe_lib.modelo.periodo import Periodo


@dataclass(frozen=True, slots=True)
class NuevaInstancia:
    """Lo único que hace falta saber para empezar; lo demás se captura después."""

    clave: str
    nombre: str
    formato: str
    periodo: Periodo


def crear_instancia(datos: Path, nueva: NuevaInstancia) -> tuple[Path, ...]:
    """Crea la carpeta de una instancia, válida desde el primer minuto.

    Recibe    la carpeta que contiene `parametros/` y lo que se sabe de la instancia.
    Devuelve  los archivos escritos.
    Errores   `ErrorDeCreacion` si la clave o el nombre no sirven o la instancia ya existe;
              `ErrorFormatoDesconocido`.
    """
    _comprobar(datos, nueva)
    formato = formato_elegido(datos, nueva.formato)
    archivos = {
        PurePosixPath("instancia.yaml"): _instancia(nueva, formato),
        PurePosixPath(f"{nueva.periodo.vigencia}.yaml"): vigencia_nueva(
            nueva.nombre, formato.clave, nueva.periodo
        ),
        PurePosixPath(f"textos/{nueva.periodo}.md"): textos_iniciales(nueva.periodo, formato),
    }
    carpeta = datos / "parametros" / "instancias" / nueva.clave
    escribir_carpeta(carpeta, archivos)
    return tuple(carpeta / relativa for relativa in archivos)


def vigencia_nueva(nombre: str, formato: str, periodo: Periodo, plan: str = "", cifras: str = "") -> str:
    """El contenido de `<vigencia>.yaml` con su primer periodo abierto; `plan` y `cifras`, ya en YAML."""
    valores = {"periodo": periodo.clave, "mes": f"{periodo.inicio:%Y-%m}"}
    return plantilla(
        "vigencia.yaml",
        titulo=nombre,
        vigencia=str(periodo.vigencia),
        formato=formato,
        plan=plan or plantilla("plan.yaml", **valores),
        cifras=cifras or plantilla("cifras.yaml", **valores),
        **valores,
    )


def _instancia(nueva: NuevaInstancia, formato: FormatoOficial) -> str:
    roles = ", ".join(f"{rol.clave} {rol.nombre}" for rol in formato.roles)
    return plantilla(
        "instancia.yaml",
        clave=nueva.clave,
        titulo=nueva.nombre,
        nombre=escrito(nueva.nombre),
        roles=roles,
        rol=formato.roles[-1].clave if not formato.firmantes else formato.firmantes[-1].rol,
    )


def _comprobar(datos: Path, nueva: NuevaInstancia) -> None:
    try:
        clave(nueva.clave)
        texto(nueva.nombre)
    except ValorRechazado as rechazo:
        raise ErrorDeCreacion(nueva.clave, rechazo.que, rechazo.remedio) from None
    if es_reservada(nueva.clave):
        raise ErrorDeCreacion(
            nueva.clave, "Windows no admite una carpeta con ese nombre", "Elija otra clave."
        )
    if nueva.clave in instancias_de(datos):
        remedio = f"Para un periodo más: informe nuevo periodo --instancia {nueva.clave}"
        raise ErrorDeCreacion(nueva.clave, "esa instancia ya existe", remedio)
