<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="es_CO">
  <context>
    <name>urna</name>
    <message>
      <source>1 lote espera recibo del centro.</source>
      <translation>1 batch waits for a receipt from the centre.</translation>
    </message>
    <message>
      <source>1 lote quedó bien guardado.</source>
      <translation>1 batch was saved and checked.</translation>
    </message>
    <message>
      <source>1 lote sin recibo</source>
      <translation>1 batch without a receipt</translation>
    </message>
    <message>
      <source>1 persona en la lista de papel.</source>
      <translation>1 person on the paper list.</translation>
    </message>
    <message>
      <source>1 persona no alcanzó a depositar su voto: regístrela otra vez si vuelve.</source>
      <translation>1 person could not cast their vote in time: check them in again if they come back.</translation>
    </message>
    <message>
      <source>1 persona registrada</source>
      <translation>1 person checked in</translation>
    </message>
    <message>
      <source>1 recibo no es de este centro.</source>
      <translation>1 receipt is not from this centre.</translation>
    </message>
    <message>
      <source>1 voto en la urna.</source>
      <translation>1 vote in the ballot box.</translation>
    </message>
    <message>
      <source>1 voto está guardado.</source>
      <translation>1 vote is safe.</translation>
    </message>
    <message>
      <source>1 voto por enviar</source>
      <translation>1 ballot to send</translation>
    </message>
    <message>
      <source>6 números que solo los jurados sepan</source>
      <translation>6 digits that only the poll workers know</translation>
    </message>
    <message>
      <source>Abra este equipo con la versión nueva.</source>
      <translation>Open this machine with the new version.</translation>
    </message>
    <message>
      <source>Abra o reanude la mesa antes de registrar votantes.</source>
      <translation>Open or resume the polls before you check voters in.</translation>
    </message>
    <message>
      <source>Abrir la mesa</source>
      <translation>Open the polls</translation>
    </message>
    <message>
      <source>Abrir la reclamación</source>
      <translation>Open the dispute</translation>
    </message>
    <message>
      <source>Acepto y sigo</source>
      <translation>I accept</translation>
    </message>
    <message>
      <source>Acta</source>
      <translation>Record</translation>
    </message>
    <message>
      <source>Acta de apertura</source>
      <translation>Opening record</translation>
    </message>
    <message>
      <source>Acta de cierre de la jornada</source>
      <translation>Record of the day’s close</translation>
    </message>
    <message>
      <source>Acta de cierre definitivo</source>
      <translation>Record of the final close</translation>
    </message>
    <message>
      <source>Actas</source>
      <translation>Records</translation>
    </message>
    <message>
      <source>Actas de este equipo</source>
      <translation>Records of this machine</translation>
    </message>
    <message>
      <source>Activando</source>
      <translation>Activating</translation>
    </message>
    <message>
      <source>Activar</source>
      <translation>Activate</translation>
    </message>
    <message>
      <source>Activar este equipo</source>
      <translation>Activate this machine</translation>
    </message>
    <message>
      <source>Al volver, todo sigue donde estaba</source>
      <translation>When you come back, all is as you left it</translation>
    </message>
    <message>
      <source>Algo no salió bien</source>
      <translation>Something went wrong</translation>
    </message>
    <message>
      <source>Algo pone en riesgo los votos. No se puede abrir todavía. Nada se perdió.</source>
      <translation>Something puts votes at risk. The polls cannot open yet. Nothing was lost.</translation>
    </message>
    <message>
      <source>Anteriores</source>
      <translation>Back</translation>
    </message>
    <message>
      <source>Antes de ver la cuenta del equipo: ¿cuántas personas firmaron?</source>
      <translation>Before you see the machine’s count: how many people signed?</translation>
    </message>
    <message>
      <source>Aquí no vota nadie más.</source>
      <translation>Nobody else votes here.</translation>
    </message>
    <message>
      <source>Así se sabe que quedó bien escrito.</source>
      <translation>So that we know it was typed well.</translation>
    </message>
    <message>
      <source>Atrás</source>
      <translation>Back</translation>
    </message>
    <message>
      <source>Aviso de datos personales</source>
      <translation>Notice about personal data</translation>
    </message>
    <message>
      <source>Batería</source>
      <translation>Battery</translation>
    </message>
    <message>
      <source>Batería {percent} %</source>
      <translation>Battery {percent} %</translation>
    </message>
    <message>
      <source>Bienvenida</source>
      <translation>Welcome</translation>
    </message>
    <message>
      <source>Bloquear</source>
      <translation>Lock</translation>
    </message>
    <message>
      <source>Borrar</source>
      <translation>Delete</translation>
    </message>
    <message>
      <source>Borre de la memoria lo que no necesite, o use otra. Los lotes siguen en el equipo.</source>
      <translation>Delete what you do not need from the stick, or use another. The batches are still on the machine.</translation>
    </message>
    <message>
      <source>Buscando el kit de este equipo</source>
      <translation>Looking for this machine’s kit</translation>
    </message>
    <message>
      <source>Buscar otra vez</source>
      <translation>Search again</translation>
    </message>
    <message>
      <source>Cambia el idioma de este equipo</source>
      <translation>Changes the language of this machine</translation>
    </message>
    <message>
      <source>Cambiar</source>
      <translation>Change</translation>
    </message>
    <message>
      <source>Cambiar el PIN</source>
      <translation>Change the PIN</translation>
    </message>
    <message>
      <source>Cancelar</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <source>Cerrar</source>
      <translation>Close</translation>
    </message>
    <message>
      <source>Cerrar antes de tiempo</source>
      <translation>Close before time</translation>
    </message>
    <message>
      <source>Cierre definitivo</source>
      <translation>Final close</translation>
    </message>
    <message>
      <source>Cierre definitivo hecho</source>
      <translation>The final close is done</translation>
    </message>
    <message>
      <source>Compare con un reloj o un celular.</source>
      <translation>Compare with a watch or a telephone.</translation>
    </message>
    <message>
      <source>Compárelo signo por signo.</source>
      <translation>Compare it sign by sign.</translation>
    </message>
    <message>
      <source>Con este código puede comprobar en la página de resultados que su voto fue contado.</source>
      <translation>With this code you can check on the results page that your vote was counted.</translation>
    </message>
    <message>
      <source>Con este documento ya se votó aquí: {day}, {hour}</source>
      <translation>A vote was cast here with this document: {day}, {hour}</translation>
    </message>
    <message>
      <source>Con él se bloquea la pantalla, se cierra la mesa y se sale del programa.</source>
      <translation>It locks the screen, closes the polls and leaves the program.</translation>
    </message>
    <message>
      <source>Conecte el equipo a la luz</source>
      <translation>Plug the machine in</translation>
    </message>
    <message>
      <source>Conecte la memoria USB que trae el kit de este puesto, o practique sin él.</source>
      <translation>Plug in the USB stick with the kit of this voting point, or practise without it.</translation>
    </message>
    <message>
      <source>Conecte una memoria USB</source>
      <translation>Plug in a USB stick</translation>
    </message>
    <message>
      <source>Contacto</source>
      <translation>Contact</translation>
    </message>
    <message>
      <source>Contraste</source>
      <translation>Contrast</translation>
    </message>
    <message>
      <source>Conéctela otra vez, o use otra, y vuelva a copiar.</source>
      <translation>Plug it in again, or use another, and copy again.</translation>
    </message>
    <message>
      <source>Copiando. No retire la memoria</source>
      <translation>Copying. Do not remove the stick</translation>
    </message>
    <message>
      <source>Cuente la lista de papel</source>
      <translation>Count the paper list</translation>
    </message>
    <message>
      <source>Código de la carta de activación: 16 letras y números</source>
      <translation>Code on the activation letter: 16 letters and digits</translation>
    </message>
    <message>
      <source>Código de seguimiento: {code}</source>
      <translation>Tracking code: {code}</translation>
    </message>
    <message>
      <source>Depositar mi voto</source>
      <translation>Cast my vote</translation>
    </message>
    <message>
      <source>Desbloquear</source>
      <translation>Unlock</translation>
    </message>
    <message>
      <source>Después de depositarlo no se puede cambiar.</source>
      <translation>After you cast it, it cannot be changed.</translation>
    </message>
    <message>
      <source>Después del cierre definitivo nadie más puede votar en este equipo.</source>
      <translation>After the final close nobody else can vote on this machine.</translation>
    </message>
    <message>
      <source>Diga: «Su voto ya está en la urna. Cada persona vota una vez».</source>
      <translation>Say: “Your vote is in the ballot box already. Each person votes once.”</translation>
    </message>
    <message>
      <source>Disco</source>
      <translation>Disk</translation>
    </message>
    <message>
      <source>Disco {free} GB</source>
      <translation>Disk {free} GB</translation>
    </message>
    <message>
      <source>Disco {free} MB</source>
      <translation>Disk {free} MB</translation>
    </message>
    <message>
      <source>Disco, reloj, batería, sonido</source>
      <translation>Disk, clock, battery, sound</translation>
    </message>
    <message>
      <source>El PIN tiene {digits} números.</source>
      <translation>The PIN has {digits} digits.</translation>
    </message>
    <message>
      <source>El acta quedó guardada y va a la impresora {name}.</source>
      <translation>The record is saved and goes to the printer {name}.</translation>
    </message>
    <message>
      <source>El acta quedó guardada. No hay impresora: irá a la memoria USB con los lotes.</source>
      <translation>The record is saved. There is no printer: it will go onto the USB stick with the batches.</translation>
    </message>
    <message>
      <source>El archivo del equipo es demasiado grande.</source>
      <translation>The kit file is too large.</translation>
    </message>
    <message>
      <source>El archivo {name} es más grande que lo permitido. No se leyó.</source>
      <translation>The file {name} is larger than allowed. It was not read.</translation>
    </message>
    <message>
      <source>El centro está ocupado. No se perdió nada.</source>
      <translation>The centre is busy. Nothing was lost.</translation>
    </message>
    <message>
      <source>El centro retiró este equipo. Llámelo.</source>
      <translation>The centre revoked this machine. Call the centre.</translation>
    </message>
    <message>
      <source>El código de seguimiento tiene un error.</source>
      <translation>There is a mistake in the tracking code.</translation>
    </message>
    <message>
      <source>El código no muestra por qué propuestas votó.</source>
      <translation>The code does not show how you voted.</translation>
    </message>
    <message>
      <source>El disco no responde. Llame al centro.</source>
      <translation>The disk does not answer. Call the centre.</translation>
    </message>
    <message>
      <source>El equipo lo repite solo.</source>
      <translation>The machine repeats it by itself.</translation>
    </message>
    <message>
      <source>El equipo sigue intentando solo, con más tiempo.</source>
      <translation>The machine keeps trying by itself, with more time.</translation>
    </message>
    <message>
      <source>El equipo sigue intentando solo. También puede entregar los lotes en una memoria USB.</source>
      <translation>The machine keeps trying by itself. You can also deliver the batches on a USB stick.</translation>
    </message>
    <message>
      <source>El kit no se pudo copiar</source>
      <translation>The kit could not be copied</translation>
    </message>
    <message>
      <source>El mismo PIN</source>
      <translation>The same PIN</translation>
    </message>
    <message>
      <source>El nombre es muy largo: caben {most} letras, y las tildes cuentan doble. No se registró nada.</source>
      <translation>The name is too long: {most} letters fit, and letters with accents count twice. Nothing was recorded.</translation>
    </message>
    <message>
      <source>El nombre es muy largo: caben {most} letras. No se registró nada.</source>
      <translation>The name is too long: {most} letters fit. Nothing was recorded.</translation>
    </message>
    <message>
      <source>El nombre solo lleva letras, espacios, guiones, apóstrofos y puntos. No se registró nada.</source>
      <translation>A name has only letters, spaces, hyphens, apostrophes and dots. Nothing was recorded.</translation>
    </message>
    <message>
      <source>El reloj está atrasado: marca menos que la última vez. Quedará anotado.</source>
      <translation>The clock is slow: it shows less than the last time. It will be noted.</translation>
    </message>
    <message>
      <source>El reloj está mal</source>
      <translation>The clock is wrong</translation>
    </message>
    <message>
      <source>El signo «{wrong}» no se usa en {what}.</source>
      <translation>The sign “{wrong}” is not used in {what}.</translation>
    </message>
    <message>
      <source>Elegida: propuesta {number}. {title}</source>
      <translation>Chosen: proposal {number}. {title}</translation>
    </message>
    <message>
      <source>Elegir esta propuesta</source>
      <translation>Choose this proposal</translation>
    </message>
    <message>
      <source>Elegir otra</source>
      <translation>Choose another</translation>
    </message>
    <message>
      <source>Elija de {least} a {most}.</source>
      <translation>Choose {least} to {most}.</translation>
    </message>
    <message>
      <source>Elija una, dos o tres.</source>
      <translation>Choose one, two or three.</translation>
    </message>
    <message>
      <source>Elija una.</source>
      <translation>Choose one.</translation>
    </message>
    <message>
      <source>Elija {least} o {most}.</source>
      <translation>Choose {least} or {most}.</translation>
    </message>
    <message>
      <source>Elija {n}.</source>
      <translation>Choose {n}.</translation>
    </message>
    <message>
      <source>Empezar a votar</source>
      <translation>Start voting</translation>
    </message>
    <message>
      <source>Empezar registro</source>
      <translation>Start check-in</translation>
    </message>
    <message>
      <source>En la memoria hay {free} KB libres y se necesitan {needed}. No se copió nada.</source>
      <translation>The stick has {free} KB free and {needed} are needed. Nothing was copied.</translation>
    </message>
    <message>
      <source>English</source>
      <translation>Español</translation>
    </message>
    <message>
      <source>Enviar ahora</source>
      <translation>Send now</translation>
    </message>
    <message>
      <source>Equipo listo</source>
      <translation>The machine is ready</translation>
    </message>
    <message>
      <source>Equipo retirado</source>
      <translation>Machine revoked</translation>
    </message>
    <message>
      <source>Equipo {kiosk} · en este equipo</source>
      <translation>Kiosk {kiosk} · on this machine</translation>
    </message>
    <message>
      <source>Equipo {kiosk} · en la memoria USB</source>
      <translation>Kiosk {kiosk} · on the USB stick</translation>
    </message>
    <message>
      <source>Es pequeña ({width} × {height}): las letras pueden quedar chicas.</source>
      <translation>It is small ({width} × {height}): letters may be small.</translation>
    </message>
    <message>
      <source>Es solo un momento.</source>
      <translation>It takes only a moment.</translation>
    </message>
    <message>
      <source>Escoja otros números.</source>
      <translation>Choose other digits.</translation>
    </message>
    <message>
      <source>Escoja un PIN para los jurados</source>
      <translation>Choose a PIN for the poll workers</translation>
    </message>
    <message>
      <source>Escriba el PIN otra vez</source>
      <translation>Type the PIN again</translation>
    </message>
    <message>
      <source>Escriba el número otra vez</source>
      <translation>Type the number again</translation>
    </message>
    <message>
      <source>Escriba nombres y apellidos como están en el documento.</source>
      <translation>Type first and last names as they are on the document.</translation>
    </message>
    <message>
      <source>Escriba un número; si no hay lista, escriba 0.</source>
      <translation>Type a number; if there is no list, type 0.</translation>
    </message>
    <message>
      <source>Escribir una novedad</source>
      <translation>Write a note</translation>
    </message>
    <message>
      <source>Escríbalo otra vez.</source>
      <translation>Type it again.</translation>
    </message>
    <message>
      <source>Escuchar</source>
      <translation>Listen</translation>
    </message>
    <message>
      <source>Ese PIN es muy fácil de adivinar.</source>
      <translation>That PIN is too easy to guess.</translation>
    </message>
    <message>
      <source>Ese no es el PIN. Escríbalo otra vez.</source>
      <translation>That is not the PIN. Type it again.</translation>
    </message>
    <message>
      <source>Espacio</source>
      <translation>Space</translation>
    </message>
    <message>
      <source>Espere 1 segundo y escríbalo otra vez.</source>
      <translation>Wait 1 second and type it again.</translation>
    </message>
    <message>
      <source>Espere {n} segundos y escríbalo otra vez.</source>
      <translation>Wait {n} seconds and type it again.</translation>
    </message>
    <message>
      <source>Esta persona ya votó</source>
      <translation>This person has voted already</translation>
    </message>
    <message>
      <source>Esta persona ya votó en este puesto el {day} a las {hour}. Su voto está guardado.</source>
      <translation>This person voted at this point on {day} at {hour}. Their vote is safe.</translation>
    </message>
    <message>
      <source>Esta urna la usó una versión más nueva del programa. No se cambió nada.</source>
      <translation>A newer version of the program used this ballot box. Nothing was changed.</translation>
    </message>
    <message>
      <source>Este archivo está dañado o no es un kit: {name}.</source>
      <translation>This file is damaged or is not a kit: {name}.</translation>
    </message>
    <message>
      <source>Este código no es el de este equipo. Revíselo.</source>
      <translation>This code is not this machine’s. Check it.</translation>
    </message>
    <message>
      <source>Este equipo es solo de práctica. No se perdió nada.</source>
      <translation>This machine is for practice only. Nothing was lost.</translation>
    </message>
    <message>
      <source>Este equipo no está en su propia lista de puestos.</source>
      <translation>This machine is not on its own list of voting points.</translation>
    </message>
    <message>
      <source>Esto no se puede hacer ahora: la mesa {state}. No se perdió nada.</source>
      <translation>This cannot be done now: the polls {state}. Nothing was lost.</translation>
    </message>
    <message>
      <source>Esto solo lo hace un jurado de la mesa.</source>
      <translation>Only a poll worker does this.</translation>
    </message>
    <message>
      <source>Estos votos no se envían.</source>
      <translation>These votes are not sent.</translation>
    </message>
    <message>
      <source>Falta el kit de este equipo</source>
      <translation>This machine’s kit is missing</translation>
    </message>
    <message>
      <source>Falta el nombre. No se registró nada.</source>
      <translation>The name is missing. Nothing was recorded.</translation>
    </message>
    <message>
      <source>Falta la respuesta a «{question}».</source>
      <translation>The answer to “{question}” is missing.</translation>
    </message>
    <message>
      <source>Fecha: {day}</source>
      <translation>Date: {day}</translation>
    </message>
    <message>
      <source>Guardando su voto</source>
      <translation>Saving your vote</translation>
    </message>
    <message>
      <source>Guardar</source>
      <translation>Save</translation>
    </message>
    <message>
      <source>Guardar el PIN</source>
      <translation>Save the PIN</translation>
    </message>
    <message>
      <source>Guardar en una memoria</source>
      <translation>Save to a stick</translation>
    </message>
    <message>
      <source>Guardar en {name}</source>
      <translation>Save on {name}</translation>
    </message>
    <message>
      <source>Guardar los lotes</source>
      <translation>Save the batches</translation>
    </message>
    <message>
      <source>Guardar lotes</source>
      <translation>Save batches</translation>
    </message>
    <message>
      <source>Guardar lotes y acta en una memoria</source>
      <translation>Save batches and record to a stick</translation>
    </message>
    <message>
      <source>Guardar lotes y actas en la memoria</source>
      <translation>Save batches and records to the stick</translation>
    </message>
    <message>
      <source>Hay sonido. Pruebe los audífonos.</source>
      <translation>There is sound. Try the headphones.</translation>
    </message>
    <message>
      <source>Hay una memoria USB conectada.</source>
      <translation>A USB stick is plugged in.</translation>
    </message>
    <message>
      <source>Hay {count} memorias USB conectadas.</source>
      <translation>{count} USB sticks are plugged in.</translation>
    </message>
    <message>
      <source>Hora: {hour}</source>
      <translation>Time: {hour}</translation>
    </message>
    <message>
      <source>Hoy no es día de votación: {day}.</source>
      <translation>Today is not a voting day: {day}.</translation>
    </message>
    <message>
      <source>Hoy se vota: {day}.</source>
      <translation>Today people vote: {day}.</translation>
    </message>
    <message>
      <source>Impresora</source>
      <translation>Printer</translation>
    </message>
    <message>
      <source>Impresora: {name}.</source>
      <translation>Printer: {name}.</translation>
    </message>
    <message>
      <source>Imprimir</source>
      <translation>Print</translation>
    </message>
    <message>
      <source>Imprimir otra vez, o ver dónde están</source>
      <translation>Print again, or see where they are</translation>
    </message>
    <message>
      <source>Intentar otra vez</source>
      <translation>Try again</translation>
    </message>
    <message>
      <source>La clave o el código no abre este archivo. No se perdió nada.</source>
      <translation>The passphrase or the code does not open this file. Nothing was lost.</translation>
    </message>
    <message>
      <source>La conexión se cortó a mitad del envío. No se perdió nada.</source>
      <translation>The connection was cut in the middle of sending. Nothing was lost.</translation>
    </message>
    <message>
      <source>La consulta va hasta el {day}.</source>
      <translation>The consultation goes on until {day}.</translation>
    </message>
    <message>
      <source>La copia no terminó</source>
      <translation>The copy was not finished</translation>
    </message>
    <message>
      <source>La fecha es de los días de la consulta.</source>
      <translation>The date is one of the consultation’s days.</translation>
    </message>
    <message>
      <source>La fecha no es de los días de la consulta.</source>
      <translation>The date is not one of the consultation’s days.</translation>
    </message>
    <message>
      <source>La impresora no recibió la hoja. Está guardada en el equipo y no se perdió nada.</source>
      <translation>The printer did not take the sheet. It is saved on the machine and nothing was lost.</translation>
    </message>
    <message>
      <source>La jornada de hoy</source>
      <translation>Today</translation>
    </message>
    <message>
      <source>La jornada de hoy está cerrada</source>
      <translation>The polls are closed for today</translation>
    </message>
    <message>
      <source>La jornada quedó cerrada</source>
      <translation>The polls are closed for the day</translation>
    </message>
    <message>
      <source>La lista de papel no cuadra con el equipo. La diferencia quedó anotada.</source>
      <translation>The paper list does not agree with the machine. The difference was noted.</translation>
    </message>
    <message>
      <source>La lista de puestos es de otra consulta.</source>
      <translation>The list of voting points is of another consultation.</translation>
    </message>
    <message>
      <source>La llave de este equipo no es la de la lista de puestos.</source>
      <translation>This machine’s key is not the one on the list of voting points.</translation>
    </message>
    <message>
      <source>La memoria dejó de responder ({why}). Los lotes siguen en el equipo.</source>
      <translation>The stick stopped answering ({why}). The batches are still on the machine.</translation>
    </message>
    <message>
      <source>La memoria no guardó bien {name}: lo que se lee no es lo que se escribió.</source>
      <translation>The stick did not save {name} well: what is read is not what was written.</translation>
    </message>
    <message>
      <source>La mesa cerró definitivamente</source>
      <translation>The polls have closed for good</translation>
    </message>
    <message>
      <source>La mesa estaba abierta cuando el equipo se apagó.</source>
      <translation>The polls were open when the machine went off.</translation>
    </message>
    <message>
      <source>La mesa está abierta</source>
      <translation>The polls are open</translation>
    </message>
    <message>
      <source>La mesa está en pausa</source>
      <translation>The polls are paused</translation>
    </message>
    <message>
      <source>La mesa está sin abrir</source>
      <translation>The polls have not opened</translation>
    </message>
    <message>
      <source>La mesa puede abrir otra vez mañana.</source>
      <translation>The polls can open again tomorrow.</translation>
    </message>
    <message>
      <source>La mesa sigue como estaba. Nada se perdió.</source>
      <translation>The polls are as they were. Nothing was lost.</translation>
    </message>
    <message>
      <source>La persona dice: no fui yo</source>
      <translation>The person says: that was not me</translation>
    </message>
    <message>
      <source>La persona se fue sin terminar. No se guardó nada de lo que eligió.</source>
      <translation>The person left before the end. Nothing of what they chose was kept.</translation>
    </message>
    <message>
      <source>La persona vota. Su voto queda marcado y el comité decide antes de abrir la urna.</source>
      <translation>The person votes. The vote is marked, and the committee decides before the box is opened.</translation>
    </message>
    <message>
      <source>La práctica tiene su propia urna y no cuenta.</source>
      <translation>Practice has its own ballot box and does not count.</translation>
    </message>
    <message>
      <source>La práctica tiene su propia urna, una franja roja, y no cuenta.</source>
      <translation>Practice has its own ballot box, a red band, and does not count.</translation>
    </message>
    <message>
      <source>La red está muy lenta y el envío no alcanzó a terminar. No se perdió nada.</source>
      <translation>The network is very slow and sending did not finish in time. Nothing was lost.</translation>
    </message>
    <message>
      <source>La urna de verdad queda guardada y no se toca.</source>
      <translation>The real ballot box is kept safe and is not touched.</translation>
    </message>
    <message>
      <source>La urna está vacía: 0 votos</source>
      <translation>The ballot box is empty: 0 votes</translation>
    </message>
    <message>
      <source>La urna guarda 1 voto</source>
      <translation>The ballot box holds 1 vote</translation>
    </message>
    <message>
      <source>La urna guarda {n} votos</source>
      <translation>The ballot box holds {n} votes</translation>
    </message>
    <message>
      <source>Las llaves de este equipo sirven.</source>
      <translation>This machine’s keys work.</translation>
    </message>
    <message>
      <source>Las llaves no sirven. Llame al centro.</source>
      <translation>The keys do not work. Call the centre.</translation>
    </message>
    <message>
      <source>Las sesiones no cuadran con la urna. La diferencia quedó anotada: llame al centro.</source>
      <translation>The sessions do not agree with the box. The difference was noted: call the centre.</translation>
    </message>
    <message>
      <source>Leer la propuesta {number}</source>
      <translation>Read proposal {number}</translation>
    </message>
    <message>
      <source>Leer y escuchar la propuesta {number}</source>
      <translation>Read and listen to proposal {number}</translation>
    </message>
    <message>
      <source>Letras con tilde: á, é, í</source>
      <translation>Letters with accents: á, é, í</translation>
    </message>
    <message>
      <source>Listo</source>
      <translation>Done</translation>
    </message>
    <message>
      <source>Listo (queda {n} segundo)</source>
      <translation>Done ({n} second left)</translation>
    </message>
    <message>
      <source>Listo (quedan {n} segundos)</source>
      <translation>Done ({n} seconds left)</translation>
    </message>
    <message>
      <source>Llame al jurado de la mesa</source>
      <translation>Call the poll worker</translation>
    </message>
    <message>
      <source>Llame al jurado si se repite.</source>
      <translation>Call the poll worker if it happens again.</translation>
    </message>
    <message>
      <source>Llaves</source>
      <translation>Keys</translation>
    </message>
    <message>
      <source>Llegaron {n} recibos del centro.</source>
      <translation>{n} receipts came from the centre.</translation>
    </message>
    <message>
      <source>Llegó 1 recibo del centro.</source>
      <translation>1 receipt came from the centre.</translation>
    </message>
    <message>
      <source>Lo escrito no está completo: {what} tiene {length} letras y números, y aquí hay {found}.</source>
      <translation>What was typed is not complete: {what} has {length} letters and digits, and here there are {found}.</translation>
    </message>
    <message>
      <source>Lo guardado coincide con su firma.</source>
      <translation>What is stored agrees with its signature.</translation>
    </message>
    <message>
      <source>Lo guardado en esta urna no coincide con lo que ella misma firmó. No se abrió para votar y no se cambió nada.</source>
      <translation>What is stored in this box does not agree with what it signed itself. It was not opened for voting and nothing was changed.</translation>
    </message>
    <message>
      <source>Lo guardado no coincide con su firma. Llame al centro.</source>
      <translation>What is stored does not agree with its signature. Call the centre.</translation>
    </message>
    <message>
      <source>Lo que se practicó no cuenta y no se mezcla con la urna.</source>
      <translation>What was practised does not count and does not mix with the ballot box.</translation>
    </message>
    <message>
      <source>Los lotes siguen guardados en este equipo. Nada se pierde.</source>
      <translation>The batches are still saved on this machine. Nothing is lost.</translation>
    </message>
    <message>
      <source>Los testigos la vieron: abrir</source>
      <translation>The witnesses saw it: open</translation>
    </message>
    <message>
      <source>Los votos de práctica de este equipo no se envían. No se perdió nada.</source>
      <translation>Practice votes of this machine are not sent. Nothing was lost.</translation>
    </message>
    <message>
      <source>Los votos están guardados. Al abrir otra vez, sigue donde estaba.</source>
      <translation>The votes are safe. When it is opened again, it goes on where it was.</translation>
    </message>
    <message>
      <source>Los votos están guardados. Lleve o envíe los lotes al centro de escrutinio.</source>
      <translation>The votes are safe. Take or send the batches to the counting centre.</translation>
    </message>
    <message>
      <source>Lugar libre</source>
      <translation>Free place</translation>
    </message>
    <message>
      <source>Léalo, o pida que se lo lean, y decida.</source>
      <translation>Read it, or ask to have it read to you, and decide.</translation>
    </message>
    <message>
      <source>MODO PRÁCTICA: ESTOS VOTOS NO CUENTAN</source>
      <translation>PRACTICE: THESE VOTES DO NOT COUNT</translation>
    </message>
    <message>
      <source>Memoria USB</source>
      <translation>USB stick</translation>
    </message>
    <message>
      <source>Memoria USB puesta</source>
      <translation>USB stick in place</translation>
    </message>
    <message>
      <source>Mesa abierta desde las {hour}</source>
      <translation>Polls open since {hour}</translation>
    </message>
    <message>
      <source>Mire el documento y escríbalo otra vez; revise también el tipo de documento.</source>
      <translation>Look at the document and type it again; check the kind of document too.</translation>
    </message>
    <message>
      <source>Muestre esta pantalla a los testigos antes de abrir.</source>
      <translation>Show this screen to the witnesses before you open.</translation>
    </message>
    <message>
      <source>Más</source>
      <translation>More</translation>
    </message>
    <message>
      <source>Más opciones</source>
      <translation>More options</translation>
    </message>
    <message>
      <source>Más tiempo</source>
      <translation>More time</translation>
    </message>
    <message>
      <source>Nada por enviar</source>
      <translation>Nothing to send</translation>
    </message>
    <message>
      <source>Nada se perdió</source>
      <translation>Nothing was lost</translation>
    </message>
    <message>
      <source>Nadie puede votar hasta que la reanude. Los votos depositados están guardados.</source>
      <translation>Nobody can vote until you resume. The votes already cast are safe.</translation>
    </message>
    <message>
      <source>No acepto</source>
      <translation>I do not accept</translation>
    </message>
    <message>
      <source>No era igual. Escoja el PIN otra vez.</source>
      <translation>It was not the same. Choose the PIN again.</translation>
    </message>
    <message>
      <source>No es igual al primero. Mire el documento y escríbalo otra vez.</source>
      <translation>It is not the same as the first. Look at the document and type it again.</translation>
    </message>
    <message>
      <source>No escriba nombres ni por quién votó alguien.</source>
      <translation>Write no names, and not how anybody voted.</translation>
    </message>
    <message>
      <source>No había nada por copiar ni por recibir.</source>
      <translation>There was nothing to copy or to receive.</translation>
    </message>
    <message>
      <source>No hay conexión con el centro de escrutinio. No se perdió nada.</source>
      <translation>There is no connection to the counting centre. Nothing was lost.</translation>
    </message>
    <message>
      <source>No hay impresora: el acta se guarda en el equipo.</source>
      <translation>No printer: the record is saved on the machine.</translation>
    </message>
    <message>
      <source>No hay memoria USB. Téngala lista para el cierre.</source>
      <translation>No USB stick. Have one ready for the close.</translation>
    </message>
    <message>
      <source>No hay sonido: nadie podrá votar escuchando.</source>
      <translation>No sound: nobody can vote by listening.</translation>
    </message>
    <message>
      <source>No importa para los votos: se puede abrir igual.</source>
      <translation>It does not matter for the votes: the polls can open all the same.</translation>
    </message>
    <message>
      <source>No la registre otra vez. Si dice que no fue ella, abra una reclamación: «No fui yo».</source>
      <translation>Do not check them in again. If they say that it was not them, open a dispute: “That was not me”.</translation>
    </message>
    <message>
      <source>No retire la memoria hasta que la pantalla lo diga.</source>
      <translation>Do not remove the stick until the screen says so.</translation>
    </message>
    <message>
      <source>No se abrió la urna</source>
      <translation>The ballot box was not opened</translation>
    </message>
    <message>
      <source>No se pudo crear la carpeta {name}: {why}. Lo ya guardado sigue igual.</source>
      <translation>The folder {name} could not be made: {why}. What was saved is as it was.</translation>
    </message>
    <message>
      <source>No se pudo escribir {name}: {why}. Lo que ya estaba guardado sigue igual.</source>
      <translation>{name} could not be written: {why}. What was saved is as it was.</translation>
    </message>
    <message>
      <source>No se pudo leer {name}: {why}.</source>
      <translation>{name} could not be read: {why}.</translation>
    </message>
    <message>
      <source>No se puede votar ahora: la mesa {state}. No se perdió nada.</source>
      <translation>Nobody can vote now: the polls {state}. Nothing was lost.</translation>
    </message>
    <message>
      <source>No tiene batería: si se va la luz, se apaga.</source>
      <translation>No battery: if the power goes, it goes off.</translation>
    </message>
    <message>
      <source>No toque nada. Es solo un momento.</source>
      <translation>Touch nothing. It takes only a moment.</translation>
    </message>
    <message>
      <source>No vote en este equipo. Apáguelo, guárdelo y llame al centro de escrutinio.</source>
      <translation>Do not vote on this machine. Switch it off, keep it and call the counting centre.</translation>
    </message>
    <message>
      <source>No, está mal</source>
      <translation>No, it is wrong</translation>
    </message>
    <message>
      <source>No, volver</source>
      <translation>No, go back</translation>
    </message>
    <message>
      <source>Nombres y apellidos</source>
      <translation>First and last names</translation>
    </message>
    <message>
      <source>Novedad guardada</source>
      <translation>Note saved</translation>
    </message>
    <message>
      <source>Novedad para el acta</source>
      <translation>Note for the record</translation>
    </message>
    <message>
      <source>Número del documento</source>
      <translation>Number of the document</translation>
    </message>
    <message>
      <source>Olvidé el PIN</source>
      <translation>I forgot the PIN</translation>
    </message>
    <message>
      <source>Otra vez</source>
      <translation>Again</translation>
    </message>
    <message>
      <source>Otro puesto</source>
      <translation>Another point</translation>
    </message>
    <message>
      <source>PIN</source>
      <translation>PIN</translation>
    </message>
    <message>
      <source>PIN de los jurados</source>
      <translation>PIN of the poll workers</translation>
    </message>
    <message>
      <source>Pantalla</source>
      <translation>Screen</translation>
    </message>
    <message>
      <source>Pantalla apagada para votar escuchando</source>
      <translation>Screen dark for voting by ear</translation>
    </message>
    <message>
      <source>Pantalla bloqueada</source>
      <translation>Screen locked</translation>
    </message>
    <message>
      <source>Para cambiar, toque una de las elegidas y quítela.</source>
      <translation>To change, touch one that is chosen and take it away.</translation>
    </message>
    <message>
      <source>Para enviar votos reales, abra el equipo en modo oficial.</source>
      <translation>To send real votes, open the machine in official mode.</translation>
    </message>
    <message>
      <source>Para eso se necesita la carta de activación de este equipo.</source>
      <translation>For that you need this machine’s activation letter.</translation>
    </message>
    <message>
      <source>Para qué</source>
      <translation>What for</translation>
    </message>
    <message>
      <source>Para seguir mañana cierre solo la jornada de hoy.</source>
      <translation>To go on tomorrow, close only today.</translation>
    </message>
    <message>
      <source>Para votar de verdad use un kit oficial.</source>
      <translation>To vote for real, use an official kit.</translation>
    </message>
    <message>
      <source>Paso 1 de 3</source>
      <translation>Step 1 of 3</translation>
    </message>
    <message>
      <source>Paso 1 de 3 · Así se evita un error en el documento</source>
      <translation>Step 1 of 3 · This avoids a mistake in the document</translation>
    </message>
    <message>
      <source>Paso 1 de 3 · Documento de identidad</source>
      <translation>Step 1 of 3 · Identity document</translation>
    </message>
    <message>
      <source>Paso 2 de 3 · Nombre como aparece en el documento</source>
      <translation>Step 2 of 3 · Name as it stands on the document</translation>
    </message>
    <message>
      <source>Pausa</source>
      <translation>Pause</translation>
    </message>
    <message>
      <source>Pausar mesa</source>
      <translation>Pause the polls</translation>
    </message>
    <message>
      <source>Personas en la lista de papel</source>
      <translation>People on the paper list</translation>
    </message>
    <message>
      <source>Pida el documento, escriba el número y el nombre, y muestre el aviso de datos.</source>
      <translation>Ask for the document, type the number and the name, and show the notice.</translation>
    </message>
    <message>
      <source>Pide primero el PIN de ahora</source>
      <translation>Asks for the present PIN first</translation>
    </message>
    <message>
      <source>Poner un PIN nuevo</source>
      <translation>Set a new PIN</translation>
    </message>
    <message>
      <source>Practicar</source>
      <translation>Practise</translation>
    </message>
    <message>
      <source>Prefiero no responder</source>
      <translation>I prefer not to answer</translation>
    </message>
    <message>
      <source>Pregunta {n} de {of}. La respuesta no queda junto a su voto.</source>
      <translation>Question {n} of {of}. The answer is not kept with your vote.</translation>
    </message>
    <message>
      <source>Prender la pantalla</source>
      <translation>Light the screen</translation>
    </message>
    <message>
      <source>Preparando la práctica</source>
      <translation>Preparing the practice</translation>
    </message>
    <message>
      <source>Propuesta {number}</source>
      <translation>Proposal {number}</translation>
    </message>
    <message>
      <source>Propuesta {number}. {title}</source>
      <translation>Proposal {number}. {title}</translation>
    </message>
    <message>
      <source>Práctica</source>
      <translation>Practice</translation>
    </message>
    <message>
      <source>Puede elegir 1 propuesta más</source>
      <translation>You may choose 1 more proposal</translation>
    </message>
    <message>
      <source>Puede elegir hasta {n} propuestas</source>
      <translation>You may choose up to {n} proposals</translation>
    </message>
    <message>
      <source>Puede elegir {n} propuestas más</source>
      <translation>You may choose {n} more proposals</translation>
    </message>
    <message>
      <source>Puede registrarse otra vez si vuelve.</source>
      <translation>They may check in again if they come back.</translation>
    </message>
    <message>
      <source>Puede retirar la memoria</source>
      <translation>You may remove the stick</translation>
    </message>
    <message>
      <source>Queda anotado en el acta que hubo una reclamación.</source>
      <translation>The record will say that there was a dispute.</translation>
    </message>
    <message>
      <source>Queda en el acta. Sin nombres.</source>
      <translation>It goes on the record. No names.</translation>
    </message>
    <message>
      <source>Queda poco disco: llame al centro</source>
      <translation>The disk is nearly full: call the centre</translation>
    </message>
    <message>
      <source>Quedan {free} GB libres.</source>
      <translation>{free} GB free.</translation>
    </message>
    <message>
      <source>Quedan {free} MB libres.</source>
      <translation>{free} MB free.</translation>
    </message>
    <message>
      <source>Quedan {free} MB y se necesitan {least}. Borre archivos que no sean de la urna.</source>
      <translation>{free} MB are left and {least} are needed. Delete files that are not the ballot box’s.</translation>
    </message>
    <message>
      <source>Quedará anotado. Escriba la hora correcta a mano en el acta.</source>
      <translation>It will be noted. Write the right time on the record by hand.</translation>
    </message>
    <message>
      <source>Quien responde en esta red no es el centro de escrutinio. No se perdió nada.</source>
      <translation>Whoever answers on this network is not the counting centre. Nothing was lost.</translation>
    </message>
    <message>
      <source>Quitar</source>
      <translation>Take away</translation>
    </message>
    <message>
      <source>Quitar esta propuesta</source>
      <translation>Take this proposal away</translation>
    </message>
    <message>
      <source>Quitar la propuesta {number}</source>
      <translation>Take proposal {number} away</translation>
    </message>
    <message>
      <source>Qué pasó</source>
      <translation>What happened</translation>
    </message>
    <message>
      <source>Reanudar la mesa</source>
      <translation>Resume the polls</translation>
    </message>
    <message>
      <source>Registrar a la persona</source>
      <translation>Check the person in</translation>
    </message>
    <message>
      <source>Registrar a la primera persona</source>
      <translation>Check the first person in</translation>
    </message>
    <message>
      <source>Registrar a la siguiente persona</source>
      <translation>Check the next person in</translation>
    </message>
    <message>
      <source>Reloj</source>
      <translation>Clock</translation>
    </message>
    <message>
      <source>Responsable</source>
      <translation>Responsible</translation>
    </message>
    <message>
      <source>Revisando el equipo</source>
      <translation>Checking the machine</translation>
    </message>
    <message>
      <source>Revisar el equipo</source>
      <translation>Check the machine</translation>
    </message>
    <message>
      <source>Revisar mi voto</source>
      <translation>Review my vote</translation>
    </message>
    <message>
      <source>Revisar otra vez</source>
      <translation>Check again</translation>
    </message>
    <message>
      <source>Revise el disco, e intente otra vez.</source>
      <translation>Check the disk and try again.</translation>
    </message>
    <message>
      <source>Revise el espacio y que la memoria esté bien puesta, e intente otra vez.</source>
      <translation>Check the space and that the stick is well plugged in, and try again.</translation>
    </message>
    <message>
      <source>Revise el nombre del archivo y vuelva a intentar.</source>
      <translation>Check the file’s name and try again.</translation>
    </message>
    <message>
      <source>Revise la impresora y el papel. Puede imprimirla después, en «Más».</source>
      <translation>Check the printer and the paper. You can print it later, under “More”.</translation>
    </message>
    <message>
      <source>Revise que la urna esté vacía, o con los votos de ayer, delante de los testigos.</source>
      <translation>Check before the witnesses that the box is empty, or holds yesterday’s votes.</translation>
    </message>
    <message>
      <source>Revise que sea el archivo correcto.</source>
      <translation>Check that it is the right file.</translation>
    </message>
    <message>
      <source>Revise que sea la clave de este archivo y escríbala otra vez.</source>
      <translation>Check that it is this file’s passphrase and type it again.</translation>
    </message>
    <message>
      <source>Revise su voto antes de depositarlo</source>
      <translation>Review your vote before you cast it</translation>
    </message>
    <message>
      <source>Revisión del equipo</source>
      <translation>Check of the machine</translation>
    </message>
    <message>
      <source>Revíselo y escríbalo completo.</source>
      <translation>Check it and type all of it.</translation>
    </message>
    <message>
      <source>Revíselo y escríbalo otra vez.</source>
      <translation>Check it and type it again.</translation>
    </message>
    <message>
      <source>Saldrá en la próxima acta.</source>
      <translation>It will be on the next record.</translation>
    </message>
    <message>
      <source>Salir</source>
      <translation>Leave</translation>
    </message>
    <message>
      <source>Salir de la práctica</source>
      <translation>Leave practice</translation>
    </message>
    <message>
      <source>Salir del programa</source>
      <translation>Leave the program</translation>
    </message>
    <message>
      <source>Se hacen al abrir y al cerrar la mesa.</source>
      <translation>They are made when the polls open and close.</translation>
    </message>
    <message>
      <source>Se puede abrir. Mire lo que está marcado: quedará en el acta.</source>
      <translation>The polls can open. Look at what is marked: it will be on the record.</translation>
    </message>
    <message>
      <source>Seguir</source>
      <translation>Go on</translation>
    </message>
    <message>
      <source>Seguir donde íbamos</source>
      <translation>Go on where we were</translation>
    </message>
    <message>
      <source>Seguir oyendo</source>
      <translation>Go on listening</translation>
    </message>
    <message>
      <source>Si la red pide iniciar sesión, hágalo o use otra red; o lleve los lotes en una memoria USB.</source>
      <translation>If the network asks you to log in, do so or use another; or take the batches on a USB stick.</translation>
    </message>
    <message>
      <source>Si nadie responde en {n} segundo, se borra lo elegido y se llama al jurado.</source>
      <translation>If nobody answers in {n} second, what was chosen is erased and the poll worker is called.</translation>
    </message>
    <message>
      <source>Si nadie responde en {n} segundos, se borra lo elegido y se llama al jurado.</source>
      <translation>If nobody answers in {n} seconds, what was chosen is erased and the poll worker is called.</translation>
    </message>
    <message>
      <source>Silencio</source>
      <translation>Silence</translation>
    </message>
    <message>
      <source>Sin envío por ahora</source>
      <translation>Not sending for now</translation>
    </message>
    <message>
      <source>Solo {percent} %. Conéctelo a la luz.</source>
      <translation>Only {percent} %. Plug it in.</translation>
    </message>
    <message>
      <source>Son de días anteriores. Compárelos con el acta de la última jornada.</source>
      <translation>They are from earlier days. Compare them with the last day’s record.</translation>
    </message>
    <message>
      <source>Sonido</source>
      <translation>Sound</translation>
    </message>
    <message>
      <source>Soy el jurado: volver al inicio</source>
      <translation>I am the poll worker: back to the start</translation>
    </message>
    <message>
      <source>Su voto todavía no quedó guardado</source>
      <translation>Your vote has not been saved yet</translation>
    </message>
    <message>
      <source>Su voto va en blanco: no eligió ninguna propuesta.</source>
      <translation>Your vote is blank: you chose no proposal.</translation>
    </message>
    <message>
      <source>Sus derechos</source>
      <translation>Your rights</translation>
    </message>
    <message>
      <source>Sí, cerrar definitivamente</source>
      <translation>Yes, close for good</translation>
    </message>
    <message>
      <source>Sí, está bien</source>
      <translation>Yes, it is right</translation>
    </message>
    <message>
      <source>Sí, practicar</source>
      <translation>Yes, practise</translation>
    </message>
    <message>
      <source>Sí, salir</source>
      <translation>Yes, leave</translation>
    </message>
    <message>
      <source>Sí, salir de la práctica</source>
      <translation>Yes, leave practice</translation>
    </message>
    <message>
      <source>Sí, sigo aquí</source>
      <translation>Yes, I am here</translation>
    </message>
    <message>
      <source>También quedaron {n} actas.</source>
      <translation>{n} records were saved too.</translation>
    </message>
    <message>
      <source>También quedó 1 acta.</source>
      <translation>1 record was saved too.</translation>
    </message>
    <message>
      <source>Texto</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>Texto oficial de la propuesta</source>
      <translation>Official text of the proposal</translation>
    </message>
    <message>
      <source>Todavía no es el último día</source>
      <translation>It is not the last day yet</translation>
    </message>
    <message>
      <source>Todavía no ha elegido</source>
      <translation>You have not chosen yet</translation>
    </message>
    <message>
      <source>Todavía no hay actas</source>
      <translation>There are no records yet</translation>
    </message>
    <message>
      <source>Todavía no hay recibo del centro.</source>
      <translation>No receipt from the centre yet.</translation>
    </message>
    <message>
      <source>Todavía puede elegir 1 propuesta más, si quiere.</source>
      <translation>You may still choose 1 more proposal, if you wish.</translation>
    </message>
    <message>
      <source>Todavía puede elegir {n} propuestas más, si quiere.</source>
      <translation>You may still choose {n} more proposals, if you wish.</translation>
    </message>
    <message>
      <source>Todo cuadra.</source>
      <translation>Everything agrees.</translation>
    </message>
    <message>
      <source>Todo lo necesario está bien.</source>
      <translation>All that is needed is well.</translation>
    </message>
    <message>
      <source>Toque el nombre del puesto.</source>
      <translation>Touch the name of the voting point.</translation>
    </message>
    <message>
      <source>Toque una para imprimirla otra vez.</source>
      <translation>Touch one to print it again.</translation>
    </message>
    <message>
      <source>Toque una tarjeta para elegirla. Toque el parlante para leerla y escucharla.</source>
      <translation>Touch a card to choose it. Touch the loudspeaker to read and hear it, in Spanish.</translation>
    </message>
    <message>
      <source>Toque una tarjeta para elegirla. Toque la lupa para leerla completa.</source>
      <translation>Touch a card to choose it. Touch the magnifying glass to read all of it.</translation>
    </message>
    <message>
      <source>Un archivo dentro del kit está dañado.</source>
      <translation>A file inside the kit is damaged.</translation>
    </message>
    <message>
      <source>Un número de {kind} tiene de {least} a {most} {unit}, y lo escrito no. No se registró nada.</source>
      <translation>A number of {kind} has {least} to {most} {unit}, and this one does not. Nothing was recorded.</translation>
    </message>
    <message>
      <source>Un número de {kind} tiene {least} {unit}, y lo escrito no. No se registró nada.</source>
      <translation>A number of {kind} has {least} {unit}, and this one does not. Nothing was recorded.</translation>
    </message>
    <message>
      <source>Un voto no es el que su código de seguimiento prometió.</source>
      <translation>A vote is not the one that its tracking code promised.</translation>
    </message>
    <message>
      <source>Un voto sellado no tiene la forma acordada.</source>
      <translation>A sealed vote does not have the agreed form.</translation>
    </message>
    <message>
      <source>Urna</source>
      <translation>Ballot box</translation>
    </message>
    <message>
      <source>Use otra memoria. Los lotes siguen en el equipo y no se perdió nada.</source>
      <translation>Use another stick. The batches are still on the machine and nothing was lost.</translation>
    </message>
    <message>
      <source>Usted decide qué propuestas entran al plan</source>
      <translation>You decide which proposals enter the plan</translation>
    </message>
    <message>
      <source>Velocidad</source>
      <translation>Speed</translation>
    </message>
    <message>
      <source>Velocidad lenta</source>
      <translation>Slow</translation>
    </message>
    <message>
      <source>Velocidad normal</source>
      <translation>Normal speed</translation>
    </message>
    <message>
      <source>Velocidad rápida</source>
      <translation>Fast</translation>
    </message>
    <message>
      <source>Ver todas</source>
      <translation>See all</translation>
    </message>
    <message>
      <source>Volumen</source>
      <translation>Volume</translation>
    </message>
    <message>
      <source>Volumen alto</source>
      <translation>Loud</translation>
    </message>
    <message>
      <source>Volumen bajo</source>
      <translation>Soft</translation>
    </message>
    <message>
      <source>Volumen medio</source>
      <translation>Middle volume</translation>
    </message>
    <message>
      <source>Volver</source>
      <translation>Back</translation>
    </message>
    <message>
      <source>Volver a mi voto</source>
      <translation>Back to my vote</translation>
    </message>
    <message>
      <source>Volver al inicio</source>
      <translation>Back to the start</translation>
    </message>
    <message>
      <source>Votación oficial</source>
      <translation>Official voting</translation>
    </message>
    <message>
      <source>Vuelva al inicio y revise el estado de la mesa.</source>
      <translation>Go back to the start and look at the state of the polls.</translation>
    </message>
    <message>
      <source>Vuelva atrás y respóndala.</source>
      <translation>Go back and answer it.</translation>
    </message>
    <message>
      <source>Ya eligió 1 propuesta.</source>
      <translation>You have chosen 1 proposal.</translation>
    </message>
    <message>
      <source>Ya eligió {n} propuestas.</source>
      <translation>You have chosen {n} proposals.</translation>
    </message>
    <message>
      <source>Ya la conecté</source>
      <translation>I plugged it in</translation>
    </message>
    <message>
      <source>a. m.</source>
      <translation>a.m.</translation>
    </message>
    <message>
      <source>abril</source>
      <translation>April</translation>
    </message>
    <message>
      <source>agosto</source>
      <translation>August</translation>
    </message>
    <message>
      <source>cerró definitivamente</source>
      <translation>have closed for good</translation>
    </message>
    <message>
      <source>cerró la jornada</source>
      <translation>have closed for the day</translation>
    </message>
    <message>
      <source>cinco</source>
      <translation>five</translation>
    </message>
    <message>
      <source>cuadra</source>
      <translation>they agree</translation>
    </message>
    <message>
      <source>cuatro</source>
      <translation>four</translation>
    </message>
    <message>
      <source>diciembre</source>
      <translation>December</translation>
    </message>
    <message>
      <source>dos</source>
      <translation>two</translation>
    </message>
    <message>
      <source>dígitos</source>
      <translation>digits</translation>
    </message>
    <message>
      <source>el código de activación</source>
      <translation>the activation code</translation>
    </message>
    <message>
      <source>el código de seguimiento</source>
      <translation>the tracking code</translation>
    </message>
    <message>
      <source>el {day} a las {hour}</source>
      <translation>on {day} at {hour}</translation>
    </message>
    <message>
      <source>enero</source>
      <translation>January</translation>
    </message>
    <message>
      <source>está abierta</source>
      <translation>are open</translation>
    </message>
    <message>
      <source>está en pausa</source>
      <translation>are paused</translation>
    </message>
    <message>
      <source>está sin abrir</source>
      <translation>have not opened</translation>
    </message>
    <message>
      <source>febrero</source>
      <translation>February</translation>
    </message>
    <message>
      <source>hace 1 minuto</source>
      <translation>1 minute ago</translation>
    </message>
    <message>
      <source>hace {n} minutos</source>
      <translation>{n} minutes ago</translation>
    </message>
    <message>
      <source>hoy a las {hour}</source>
      <translation>today at {hour}</translation>
    </message>
    <message>
      <source>julio</source>
      <translation>July</translation>
    </message>
    <message>
      <source>junio</source>
      <translation>June</translation>
    </message>
    <message>
      <source>letras y números</source>
      <translation>letters and digits</translation>
    </message>
    <message>
      <source>marzo</source>
      <translation>March</translation>
    </message>
    <message>
      <source>mayo</source>
      <translation>May</translation>
    </message>
    <message>
      <source>no cuadra: llame al centro</source>
      <translation>they do not agree: call the centre</translation>
    </message>
    <message>
      <source>noviembre</source>
      <translation>November</translation>
    </message>
    <message>
      <source>octubre</source>
      <translation>October</translation>
    </message>
    <message>
      <source>p. m.</source>
      <translation>p.m.</translation>
    </message>
    <message>
      <source>propuesta</source>
      <translation>proposal</translation>
    </message>
    <message>
      <source>propuestas</source>
      <translation>proposals</translation>
    </message>
    <message>
      <source>septiembre</source>
      <translation>September</translation>
    </message>
    <message>
      <source>tres</source>
      <translation>three</translation>
    </message>
    <message>
      <source>una</source>
      <translation>one</translation>
    </message>
    <message>
      <source>voto en la urna</source>
      <translation>vote in the ballot box</translation>
    </message>
    <message>
      <source>votos en la urna</source>
      <translation>votes in the ballot box</translation>
    </message>
    <message>
      <source>{day} de {month} de {year}</source>
      <translation>{day} {month} {year}</translation>
    </message>
    <message>
      <source>{kind}: número otra vez</source>
      <translation>{kind}: the number again</translation>
    </message>
    <message>
      <source>{n} lotes esperan recibo del centro.</source>
      <translation>{n} batches wait for receipts from the centre.</translation>
    </message>
    <message>
      <source>{n} lotes quedaron bien guardados.</source>
      <translation>{n} batches were saved and checked.</translation>
    </message>
    <message>
      <source>{n} lotes sin recibo</source>
      <translation>{n} batches without a receipt</translation>
    </message>
    <message>
      <source>{n} personas en la lista de papel.</source>
      <translation>{n} people on the paper list.</translation>
    </message>
    <message>
      <source>{n} personas no alcanzaron a depositar su voto: regístrelas otra vez si vuelven.</source>
      <translation>{n} people could not cast their votes in time: check them in again if they come back.</translation>
    </message>
    <message>
      <source>{n} personas registradas</source>
      <translation>{n} people checked in</translation>
    </message>
    <message>
      <source>{n} propuestas de la ciudadanía. {choose} Nadie sabrá por cuáles votó.</source>
      <translation>{n} proposals by citizens. {choose} Nobody will know how you voted.</translation>
    </message>
    <message>
      <source>{n} recibos no son de este centro.</source>
      <translation>{n} receipts are not from this centre.</translation>
    </message>
    <message>
      <source>{n} votos en la urna.</source>
      <translation>{n} votes in the ballot box.</translation>
    </message>
    <message>
      <source>{n} votos están guardados.</source>
      <translation>{n} votes are safe.</translation>
    </message>
    <message>
      <source>{n} votos por enviar</source>
      <translation>{n} ballots to send</translation>
    </message>
    <message>
      <source>{page} de {pages}</source>
      <translation>{page} of {pages}</translation>
    </message>
    <message>
      <source>{percent} %, conectada a la luz.</source>
      <translation>{percent} %, plugged in.</translation>
    </message>
    <message>
      <source>{percent} %, sin cable.</source>
      <translation>{percent} %, on battery.</translation>
    </message>
    <message>
      <source>{width} × {height}.</source>
      <translation>{width} × {height}.</translation>
    </message>
    <message>
      <source>¡Gracias! Su voto quedó guardado</source>
      <translation>Thank you! Your vote is saved</translation>
    </message>
    <message>
      <source>«No fui yo»</source>
      <translation>“That was not me”</translation>
    </message>
    <message>
      <source>¿Cerrar definitivamente?</source>
      <translation>Close for good?</translation>
    </message>
    <message>
      <source>¿En cuál memoria?</source>
      <translation>On which stick?</translation>
    </message>
    <message>
      <source>¿En qué puesto está este equipo?</source>
      <translation>At which voting point is this machine?</translation>
    </message>
    <message>
      <source>¿Pasar a la práctica?</source>
      <translation>Go over to practice?</translation>
    </message>
    <message>
      <source>¿Qué quiere cerrar?</source>
      <translation>What do you want to close?</translation>
    </message>
    <message>
      <source>¿Salir de la práctica?</source>
      <translation>Leave practice?</translation>
    </message>
    <message>
      <source>¿Salir del programa?</source>
      <translation>Leave the program?</translation>
    </message>
    <message>
      <source>¿Sigue ahí?</source>
      <translation>Are you still there?</translation>
    </message>
    <message>
      <source>¿Son correctas la fecha y la hora?</source>
      <translation>Are date and time right?</translation>
    </message>
    <message>
      <source>¿Votación oficial o práctica?</source>
      <translation>Official voting or practice?</translation>
    </message>
    <message>
      <source>Último recibo del centro: {ago}</source>
      <translation>Last receipt from the centre: {ago}</translation>
    </message>
  </context>
</TS>
