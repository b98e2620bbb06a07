"""What the operating system refuses, in the words of whoever reads the message: the usual reasons in Spanish,
all others as the system says them.
"""

import errno

from kiosk.errors import noted

_ENDED = noted("ya no está la memoria o el disco")
_NO_ROOM = noted("no hay espacio")
_NOT_ALLOWED = noted("no hay permiso")
_MANY_OPEN = noted("hay demasiados archivos abiertos")

_WORDS = {
    errno.ENOENT: noted("no existe"),
    errno.EISDIR: noted("es una carpeta"),
    errno.ENOTDIR: noted("una parte de la dirección no es una carpeta"),
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: noted("ahí solo se puede leer"),
    errno.ENOSPC: _NO_ROOM,
    errno.EDQUOT: _NO_ROOM,
    errno.EFBIG: noted("es más grande de lo que ahí cabe en un archivo"),
    errno.ENODEV: _ENDED,
    errno.ENXIO: _ENDED,
    errno.EIO: noted("falla de lectura o escritura"),
    errno.EEXIST: noted("ya existe"),
    errno.ENOTEMPTY: noted("la carpeta no está vacía"),
    errno.ENAMETOOLONG: noted("el nombre es muy largo"),
    errno.ELOOP: noted("es un enlace a otra parte"),
    errno.EBUSY: noted("otro programa lo está usando"),
    errno.EMFILE: _MANY_OPEN,
    errno.ENFILE: _MANY_OPEN,
    errno.EADDRNOTAVAIL: noted("este equipo no tiene esa dirección"),
}


def why(error: OSError) -> str:
    """The reason, to stand inside a sentence; a screen translates it."""
    return _WORDS.get(error.errno or 0) or error.strerror or str(error) or type(error).__name__
