"""El español de click: un catálogo de gettext que se instala antes de importarlo."""

from __future__ import annotations

import gettext

MENSAJES = {
    "Aborted!": "Interrumpido.",
    "Commands": "Órdenes",
    "Error: {message}": "Error: {message}",
    "Invalid value for {param_hint}: {message}": "El valor de {param_hint} no sirve: {message}",
    "Invalid value: {message}": "El valor no sirve: {message}",
    "Missing argument": "Falta el argumento",
    "Missing command.": "Falta la orden.",
    "Missing option": "Falta la opción",
    "Missing parameter": "Falta el parámetro",
    "Missing parameter: {param_name}": "Falta el parámetro {param_name}",
    "Missing {param_type}": "Falta {param_type}",
    "No such command {name!r}.": "No existe la orden «{name}».",
    "No such option {name!r}.": "No existe la opción «{name}».",
    "Option {name!r} does not take a value.": "La opción «{name}» no lleva valor.",
    "Options": "Opciones",
    "Positional arguments": "Argumentos",
    "Show the version and exit.": "Muestra la versión y termina.",
    "Show this message and exit.": "Muestra esta ayuda y termina.",
    "Try '{command} {option}' for help.": "Para ver la ayuda: {command} {option}",
    "Usage:": "Uso:",
    "%(prog)s, version %(version)s": "%(prog)s, versión %(version)s",
    "default: {default}": "por defecto: {default}",
    "env var: {var}": "variable de entorno: {var}",
    "required": "obligatorio",
    "{name} {filename!r} does not exist.": "{name} «{filename}» no existe.",
    "{name} {filename!r} is a directory.": "{name} «{filename}» es una carpeta.",
    "{name} {filename!r} is a file.": "{name} «{filename}» es un archivo, no una carpeta.",
    "{name} {filename!r} is not readable.": "{name} «{filename}» no se puede leer.",
    "{name} {filename!r} is not writable.": "en {name} «{filename}» no se puede escribir.",
    "directory": "carpeta",
    "file": "archivo",
    "path": "ruta",
}
# (singular, plural) en inglés -> los mismos en español.
CONTEOS = {
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"): (
        "¿Quiso decir {possibility}?",
        "¿Quiso decir una de estas: {possibilities}?",
    ),
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"): (
        "Sobra el argumento ({args})",
        "Sobran los argumentos ({args})",
    ),
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."): (
        "La opción «{name}» necesita un valor.",
        "La opción «{name}» necesita {nargs} valores.",
    ),
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."): (
        "«{value}» no es {choice}.",
        "«{value}» no es una de estas: {choices}.",
    ),
}


class Catalogo(gettext.NullTranslations):
    """Lo que click dice, en español; lo que aquí no esté sale como click lo escribe."""

    def gettext(self, message: str) -> str:
        return MENSAJES.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        singular, en_plural = CONTEOS.get((msgid1, msgid2), (msgid1, msgid2))
        return singular if n == 1 else en_plural


def instalar() -> None:
    """Pone el catálogo en el lugar de donde click toma sus mensajes al importarse."""
    catalogo = Catalogo()
    gettext.gettext = catalogo.gettext
    gettext.ngettext = catalogo.ngettext
