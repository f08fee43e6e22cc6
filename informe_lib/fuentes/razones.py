"""Por qué el sistema no dejó leer o escribir algo: él lo dice en inglés, y aquí se dice en español."""

from __future__ import annotations

import errno

_RAZONES = {
    errno.ENOENT: "no existe",
    errno.ENOSPC: "el disco está lleno",
    errno.EROFS: "el disco es de solo lectura",
    errno.EIO: "el disco no responde bien",
    errno.ENOTDIR: "una parte de la ruta es un archivo y no una carpeta",
    errno.ENAMETOOLONG: "la ruta es demasiado larga",
    errno.ELOOP: "es un enlace en círculo",
}
_PEDIR_PERMISO = "Pida permiso de lectura a quien administra la carpeta."
_REMEDIOS_AL_LEER = {
    errno.EACCES: _PEDIR_PERMISO,
    errno.EPERM: _PEDIR_PERMISO,
    errno.ENOENT: "Créelo, o revise su nombre.",
    errno.ELOOP: "Reemplace el enlace por una copia del archivo.",
}


def razon_de(error: OSError, *, para: str) -> str:
    """La razón en español; de una que no se ve a diario, su código, que es lo que sirve a un técnico."""
    if isinstance(error, PermissionError):
        return f"no hay permiso para {para}"
    codigo = error.errno or 0
    return _RAZONES.get(codigo, f"el sistema respondió con el error {errno.errorcode.get(codigo, codigo)}")


def al_leer(error: OSError) -> tuple[str, str]:
    """Por qué no se pudo leer, y qué hacer."""
    remedio = _REMEDIOS_AL_LEER.get(error.errno or 0, "Revise el disco o la red, y repita.")
    return razon_de(error, para="leerlo"), remedio
