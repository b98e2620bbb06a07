<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="es_CO">
  <context>
    <name>urna</name>
    <message>
      <source>1 acta</source>
      <translation>1 record</translation>
    </message>
    <message>
      <source>1 anotación, sin cambios.</source>
      <translation>1 note, unchanged.</translation>
    </message>
    <message>
      <source>1 apartado</source>
      <translation>1 held</translation>
    </message>
    <message>
      <source>1 archivo</source>
      <translation>1 file</translation>
    </message>
    <message>
      <source>1 archivo quedó sin mirar.</source>
      <translation>1 file was not looked at.</translation>
    </message>
    <message>
      <source>1 equipo</source>
      <translation>1 kiosk</translation>
    </message>
    <message>
      <source>1 leída</source>
      <translation>1 read</translation>
    </message>
    <message>
      <source>1 lote</source>
      <translation>1 batch</translation>
    </message>
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
      <source>1 no coincide</source>
      <translation>1 does not agree</translation>
    </message>
    <message>
      <source>1 nuevo</source>
      <translation>1 new</translation>
    </message>
    <message>
      <source>1 persona</source>
      <translation>1 person</translation>
    </message>
    <message>
      <source>1 persona con varios votos</source>
      <translation>1 person with several votes</translation>
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
      <source>1 puesto</source>
      <translation>1 point</translation>
    </message>
    <message>
      <source>1 rechazada</source>
      <translation>1 refused</translation>
    </message>
    <message>
      <source>1 rechazado</source>
      <translation>1 refused</translation>
    </message>
    <message>
      <source>1 recibo no es de este centro.</source>
      <translation>1 receipt is not from this centre.</translation>
    </message>
    <message>
      <source>1 recibo quedó junto a su lote. Puede retirar la memoria y devolverla a su puesto.</source>
      <translation>1 receipt lies beside its batch. You can remove the stick and give it back to its point.</translation>
    </message>
    <message>
      <source>1 voto</source>
      <translation>1 vote</translation>
    </message>
    <message>
      <source>1 voto cuenta</source>
      <translation>1 ballot counts</translation>
    </message>
    <message>
      <source>1 voto de prueba</source>
      <translation>1 test vote</translation>
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
      <source>1 ya estaba</source>
      <translation>1 was here already</translation>
    </message>
    <message>
      <source>6 números que solo los jurados sepan</source>
      <translation>6 digits that only the poll workers know</translation>
    </message>
    <message>
      <source>Abierta</source>
      <translation>Open</translation>
    </message>
    <message>
      <source>Abra este equipo con la versión nueva.</source>
      <translation>Open this machine with the new version.</translation>
    </message>
    <message>
      <source>Abra la urna congelada con los depositarios. Allí no hace falta el centro.</source>
      <translation>Open the frozen box with the trustees. The centre is not needed there.</translation>
    </message>
    <message>
      <source>Abra o reanude la mesa antes de registrar votantes.</source>
      <translation>Open or resume the polls before you check voters in.</translation>
    </message>
    <message>
      <source>Abra otra vez frozen.box con los depositarios y traiga ese archivo.</source>
      <translation>Open frozen.box again with the trustees and bring that file.</translation>
    </message>
    <message>
      <source>Abren {quorum} de {n}. Cada uno se acerca solo.</source>
      <translation>{quorum} of {n} open. Each comes alone.</translation>
    </message>
    <message>
      <source>Abriendo la urna</source>
      <translation>Opening the box</translation>
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
      <source>Abrir la urna</source>
      <translation>Open the box</translation>
    </message>
    <message>
      <source>Abrir la urna congelada</source>
      <translation>Open the frozen box</translation>
    </message>
    <message>
      <source>Abrir una urna congelada</source>
      <translation>Open a frozen box</translation>
    </message>
    <message>
      <source>Aceptado: {reason}</source>
      <translation>Accepted: {reason}</translation>
    </message>
    <message>
      <source>Aceptar que falte {kiosk}</source>
      <translation>Accept that {kiosk} is missing</translation>
    </message>
    <message>
      <source>Aceptar {kiosk}</source>
      <translation>Accept {kiosk}</translation>
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
      <source>Acta de otra urna</source>
      <translation>Record of another box</translation>
    </message>
    <message>
      <source>Acta leída</source>
      <translation>Record read</translation>
    </message>
    <message>
      <source>Acta rechazada</source>
      <translation>Record refused</translation>
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
      <source>Ahí no había ningún lote ni acta. No se cambió nada.</source>
      <translation>There was no batch and no record there. Nothing was changed.</translation>
    </message>
    <message>
      <source>Al equipo {kiosk} no le falta nada, o no está en la lista. No se hizo nada.</source>
      <translation>Kiosk {kiosk} lacks nothing, or is not on the roster. Nothing was done.</translation>
    </message>
    <message>
      <source>Al volver, todo sigue donde estaba</source>
      <translation>When you come back, all is as you left it</translation>
    </message>
    <message>
      <source>Alarma</source>
      <translation>Alarm</translation>
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
      <source>Alguien comprobó la máquina: se anuló y no está entre los votos.</source>
      <translation>Somebody checked the machine: it was voided and is not among the votes.</translation>
    </message>
    <message>
      <source>Anotaciones</source>
      <translation>Notes</translation>
    </message>
    <message>
      <source>Anteriores</source>
      <translation>Back</translation>
    </message>
    <message>
      <source>Antes de decidir</source>
      <translation>Before you decide</translation>
    </message>
    <message>
      <source>Antes de ver la cuenta del equipo: ¿cuántas personas firmaron?</source>
      <translation>Before you see the machine’s count: how many people signed?</translation>
    </message>
    <message>
      <source>Anulando este voto</source>
      <translation>Voiding this ballot</translation>
    </message>
    <message>
      <source>Anótelo si va a comprobar la máquina.</source>
      <translation>Write it down if you will check the machine.</translation>
    </message>
    <message>
      <source>Apartados</source>
      <translation>Held</translation>
    </message>
    <message>
      <source>Apartados ({n})</source>
      <translation>Held ({n})</translation>
    </message>
    <message>
      <source>Apartados: {aside}. Semilla: {seed}</source>
      <translation>Set aside: {aside}. Seed: {seed}</translation>
    </message>
    <message>
      <source>Aquí las personas se conocen por su documento: la regla de la semilla decide. No se hizo nada.</source>
      <translation>Here people are known by their document: the rule of the seed decides. Nothing was done.</translation>
    </message>
    <message>
      <source>Aquí no vota nadie más.</source>
      <translation>Nobody else votes here.</translation>
    </message>
    <message>
      <source>Aquí se abre sin el registro y sin red, con los depositarios. Salen solo los totales.</source>
      <translation>Here it is opened without the register and without a network, by the trustees. Only totals come out.</translation>
    </message>
    <message>
      <source>Archivado</source>
      <translation>Archived</translation>
    </message>
    <message>
      <source>Archivo CSV con las columnas document_type y document. Los votos de esas personas se apartan sin abrirlos. De los documentos no se guarda ninguno.</source>
      <translation>A CSV file with the columns document_type and document. Those people's ballots are set aside unopened. No document is kept.</translation>
    </message>
    <message>
      <source>Archivo de totales</source>
      <translation>File of totals</translation>
    </message>
    <message>
      <source>Archivos importados</source>
      <translation>Imported files</translation>
    </message>
    <message>
      <source>Archivos ya bien guardados: {done} de {total}.</source>
      <translation>Files safely stored by now: {done} of {total}.</translation>
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
      <source>Avisos y entregas</source>
      <translation>Notices and deliveries</translation>
    </message>
    <message>
      <source>Bastan las primeras letras de cada una; con la barra espaciadora pasa a la que sigue.</source>
      <translation>The first letters of each are enough; the space bar goes to the next one.</translation>
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
      <source>Bitácora</source>
      <translation>Audit trail</translation>
    </message>
    <message>
      <source>Bitácora alterada</source>
      <translation>Audit trail altered</translation>
    </message>
    <message>
      <source>Bitácora completa</source>
      <translation>Audit trail complete</translation>
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
      <source>Borre de la memoria lo que no necesite, o use otra.</source>
      <translation>Delete what you do not need from the stick, or use another.</translation>
    </message>
    <message>
      <source>Buscando el kit de este equipo</source>
      <translation>Looking for this machine’s kit</translation>
    </message>
    <message>
      <source>Buscando los lotes</source>
      <translation>Looking for batches</translation>
    </message>
    <message>
      <source>Buscar otra vez</source>
      <translation>Search again</translation>
    </message>
    <message>
      <source>Buscar por nombre o código</source>
      <translation>Search by name or code</translation>
    </message>
    <message>
      <source>Buscar un puesto</source>
      <translation>Search for a voting point</translation>
    </message>
    <message>
      <source>Busque el acta del mismo modo: la de práctica tiene una franja roja.</source>
      <translation>Look for the record of the same mode: the practice one has a red band.</translation>
    </message>
    <message>
      <source>Busque la memoria que falta, o pida al puesto que envíe otra vez.</source>
      <translation>Look for the stick that is missing, or ask the point to send again.</translation>
    </message>
    <message>
      <source>Busque las palabras que recibió para esta consulta.</source>
      <translation>Look for the words that you were given for this consultation.</translation>
    </message>
    <message>
      <source>Búsquelo con «status».</source>
      <translation>Look it up with “status”.</translation>
    </message>
    <message>
      <source>Búsquelos antes de cerrar.</source>
      <translation>Look for them before you close.</translation>
    </message>
    <message>
      <source>Búsquelos, o acepte cada uno con su razón («close --accept EQUIPO=RAZÓN»): lo que llegue después no se cuenta.</source>
      <translation>Look for them, or accept each one with its reason («close --accept KIOSK=REASON»): what arrives later is not counted.</translation>
    </message>
    <message>
      <source>Cada depositario escribe las suyas, bajo su propio número.</source>
      <translation>Each trustee types their own, under their own number.</translation>
    </message>
    <message>
      <source>Cada voto cuenta. No se puede cambiar.</source>
      <translation>Every vote counts. This cannot be changed.</translation>
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
      <source>Carpeta con la llave del organizador</source>
      <translation>Folder with the organiser’s key</translation>
    </message>
    <message>
      <source>Carpeta con las llaves</source>
      <translation>Folder with the keys</translation>
    </message>
    <message>
      <source>Carpeta con lotes o actas</source>
      <translation>Folder with batches or records</translation>
    </message>
    <message>
      <source>Carpeta del centro</source>
      <translation>Folder of the centre</translation>
    </message>
    <message>
      <source>Carpeta nueva o vacía para el centro</source>
      <translation>New or empty folder for the centre</translation>
    </message>
    <message>
      <source>Caso {n}</source>
      <translation>Case {n}</translation>
    </message>
    <message>
      <source>Caso {n}, seudónimo {person}</source>
      <translation>Case {n}, pseudonym {person}</translation>
    </message>
    <message>
      <source>Centro de escrutinio</source>
      <translation>Central tally</translation>
    </message>
    <message>
      <source>Cerrando el escrutinio</source>
      <translation>Closing the count</translation>
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
      <source>Cerrar el escrutinio</source>
      <translation>Close the count</translation>
    </message>
    <message>
      <source>Cerrar para siempre</source>
      <translation>Close for good</translation>
    </message>
    <message>
      <source>Cerrar: las llaves</source>
      <translation>Close: the keys</translation>
    </message>
    <message>
      <source>Cerró el día</source>
      <translation>Closed for the day</translation>
    </message>
    <message>
      <source>Cerró, falta 1 voto</source>
      <translation>Closed, 1 vote to come</translation>
    </message>
    <message>
      <source>Cerró, faltan {n} votos</source>
      <translation>Closed, {n} votes to come</translation>
    </message>
    <message>
      <source>Cierre</source>
      <translation>Close</translation>
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
      <source>Cierre la mesa, guarde los lotes en una memoria y llame al centro de escrutinio.</source>
      <translation>Close the polls, copy the batches to a stick and call the counting centre.</translation>
    </message>
    <message>
      <source>Cierre la otra ventana del programa y vuelva a intentar.</source>
      <translation>Close the program’s other window and try again.</translation>
    </message>
    <message>
      <source>Cierre otros programas y repita: nada cuenta doble.</source>
      <translation>Close other programs and repeat: nothing counts twice.</translation>
    </message>
    <message>
      <source>Cierre sin «--seed».</source>
      <translation>Close without «--seed».</translation>
    </message>
    <message>
      <source>Cierre, paso {n} de 5: {what}</source>
      <translation>Closing, step {n} of 5: {what}</translation>
    </message>
    <message>
      <source>Ciérrelo con «close».</source>
      <translation>Close it with «close».</translation>
    </message>
    <message>
      <source>Ciérrelo primero con «close»; el archivo se hace entonces.</source>
      <translation>Close it first with “close”; that makes the file.</translation>
    </message>
    <message>
      <source>Clave del organizador</source>
      <translation>The organiser’s passphrase</translation>
    </message>
    <message>
      <source>Clave del registro</source>
      <translation>The roll office’s passphrase</translation>
    </message>
    <message>
      <source>Compare con el acta del puesto. Después decida si la urna cuenta o no cuenta.</source>
      <translation>Compare with the point’s record. Then decide whether the box counts or not.</translation>
    </message>
    <message>
      <source>Compare con la hoja firmada y llame al puesto. Ningún voto se descartó.</source>
      <translation>Compare with the signed sheet and call the point. No vote was dropped.</translation>
    </message>
    <message>
      <source>Compare con la huella de la última copia. No cierre antes de aclararlo.</source>
      <translation>Compare with the digest of the last backup. Do not close before this is cleared up.</translation>
    </message>
    <message>
      <source>Compare con un reloj o un celular.</source>
      <translation>Compare with a watch or a telephone.</translation>
    </message>
    <message>
      <source>Compare esta huella con la del afiche</source>
      <translation>Compare this fingerprint with the poster's</translation>
    </message>
    <message>
      <source>Completo</source>
      <translation>Complete</translation>
    </message>
    <message>
      <source>Completo, con acta</source>
      <translation>Complete, with record</translation>
    </message>
    <message>
      <source>Completo, con rescate</source>
      <translation>Complete, with rescue</translation>
    </message>
    <message>
      <source>Compruebe la máquina</source>
      <translation>Check the machine</translation>
    </message>
    <message>
      <source>Compárela con su papel, letra por letra.</source>
      <translation>Compare it with your paper, letter by letter.</translation>
    </message>
    <message>
      <source>Compárelas con su papel, una por una.</source>
      <translation>Compare them with your paper, one by one.</translation>
    </message>
    <message>
      <source>Compárelo con la carta de activación y corríjalo.</source>
      <translation>Compare it with the activation letter and correct it.</translation>
    </message>
    <message>
      <source>Compárelo signo por signo.</source>
      <translation>Compare it sign by sign.</translation>
    </message>
    <message>
      <source>Con el lector, o pegado</source>
      <translation>By scanner, or pasted</translation>
    </message>
    <message>
      <source>Con este código puede comprobar en la página de resultados que su voto fue contado.</source>
      <translation>With this code you can check on the results page that your vote was counted.</translation>
    </message>
    <message>
      <source>Con este documento ya se votó aquí. Se registró: {day}, {hour}</source>
      <translation>Somebody has voted here with this document. Registered: {day}, {hour}</translation>
    </message>
    <message>
      <source>Con recibo firmado.</source>
      <translation>With a signed receipt.</translation>
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
      <source>Consulta oficial</source>
      <translation>Official consultation</translation>
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
      <source>Copia</source>
      <translation>Backup</translation>
    </message>
    <message>
      <source>Copia de un voto sellado</source>
      <translation>Copy of a sealed vote</translation>
    </message>
    <message>
      <source>Copia del centro</source>
      <translation>Backup of the centre</translation>
    </message>
    <message>
      <source>Copia guardada</source>
      <translation>Backup saved</translation>
    </message>
    <message>
      <source>Copia recuperada</source>
      <translation>Backup restored</translation>
    </message>
    <message>
      <source>Copiando. No retire la memoria</source>
      <translation>Copying. Do not remove the stick</translation>
    </message>
    <message>
      <source>Corríjala y tráigala otra vez.</source>
      <translation>Put it right and bring it again.</translation>
    </message>
    <message>
      <source>Corríjalas y tráigala otra vez.</source>
      <translation>Put them right and bring the list again.</translation>
    </message>
    <message>
      <source>Cuenta uno, elegido por la semilla sin abrirlo: el de {name}.</source>
      <translation>One counts, chosen by the seed without opening it: that of {name}.</translation>
    </message>
    <message>
      <source>Cuentan todos, o ninguno si la persona votó en otra parte. Revíselo.</source>
      <translation>All count, or none if the person voted elsewhere. Review it.</translation>
    </message>
    <message>
      <source>Cuente la lista de papel</source>
      <translation>Count the paper list</translation>
    </message>
    <message>
      <source>Código QR de la comprobación</source>
      <translation>QR code of the check</translation>
    </message>
    <message>
      <source>Código de este voto: {code}</source>
      <translation>Code of this ballot: {code}</translation>
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
      <source>Código de un acta</source>
      <translation>Code of a record</translation>
    </message>
    <message>
      <source>Código: {code}</source>
      <translation>Code: {code}</translation>
    </message>
    <message>
      <source>De ese equipo no ha llegado nada.</source>
      <translation>Nothing has come from that machine.</translation>
    </message>
    <message>
      <source>De esta urna ya llegó un lote posterior. Falta: {list}.</source>
      <translation>A later batch of this box came already. Missing: {list}.</translation>
    </message>
    <message>
      <source>De sus votos cuenta uno solo, el que diga la semilla. No se puede cambiar.</source>
      <translation>Of their votes only one counts, the one that the seed says. This cannot be changed.</translation>
    </message>
    <message>
      <source>De {kiosk} no hay en el centro una urna que cuente. No se hizo nada.</source>
      <translation>The centre has no ballot box of {kiosk} that counts. Nothing was done.</translation>
    </message>
    <message>
      <source>Debe ser como https://centro.ejemplo.gov.co:8443.</source>
      <translation>It has to be like https://centro.ejemplo.gov.co:8443.</translation>
    </message>
    <message>
      <source>Debe ser el que anotó. Si no lo anotó, toque «Atrás».</source>
      <translation>It must be the one you wrote down. If you did not, touch “Back”.</translation>
    </message>
    <message>
      <source>Decidir el caso que sigue</source>
      <translation>Decide the next case</translation>
    </message>
    <message>
      <source>Decidir sobre la urna {box}</source>
      <translation>Decide about box {box}</translation>
    </message>
    <message>
      <source>Decisión firmada</source>
      <translation>Decision signed</translation>
    </message>
    <message>
      <source>Demasiado apartado</source>
      <translation>Too much held</translation>
    </message>
    <message>
      <source>Depositar mi voto</source>
      <translation>Cast my vote</translation>
    </message>
    <message>
      <source>Depositario {n}</source>
      <translation>Trustee {n}</translation>
    </message>
    <message>
      <source>Depositario {n}: sus doce palabras</source>
      <translation>Trustee {n}: your twelve words</translation>
    </message>
    <message>
      <source>Deposite su voto.</source>
      <translation>Cast your ballot.</translation>
    </message>
    <message>
      <source>Desbloquear</source>
      <translation>Unlock</translation>
    </message>
    <message>
      <source>Después del cierre definitivo nadie más puede votar en este equipo.</source>
      <translation>After the final close nobody else can vote on this machine.</translation>
    </message>
    <message>
      <source>Después no se puede cambiar mientras no llegue nada más.</source>
      <translation>Afterwards it cannot be changed as long as nothing more arrives.</translation>
    </message>
    <message>
      <source>Después no se puede cambiar.</source>
      <translation>It cannot be changed afterwards.</translation>
    </message>
    <message>
      <source>Detener</source>
      <translation>Stop</translation>
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
      <source>Dos lotes distintos</source>
      <translation>Two different batches</translation>
    </message>
    <message>
      <source>El PIN tiene {digits} números.</source>
      <translation>The PIN has {digits} digits.</translation>
    </message>
    <message>
      <source>El QR no muestra cómo vota usted ahora. Muestra lo que usted probó.</source>
      <translation>The QR does not show how you vote now. It shows what you tried.</translation>
    </message>
    <message>
      <source>El acta coincide con lo que llegó</source>
      <translation>The record agrees with what arrived</translation>
    </message>
    <message>
      <source>El acta del cierre no se puede leer. Mire «Cierre».</source>
      <translation>The record of the closing cannot be read. Look under “Close”.</translation>
    </message>
    <message>
      <source>El acta es de otra consulta. No se guardó.</source>
      <translation>The record is of another consultation. It was not kept.</translation>
    </message>
    <message>
      <source>El acta es de práctica y este centro es oficial, o al revés. No se guardó.</source>
      <translation>The record is a practice one and this centre is official, or the other way round. It was not kept.</translation>
    </message>
    <message>
      <source>El acta es de un equipo que no está en la lista de puestos. No se guardó.</source>
      <translation>The record is of a machine that is not on the list of voting points. It was not kept.</translation>
    </message>
    <message>
      <source>El acta no coincide</source>
      <translation>The record does not agree</translation>
    </message>
    <message>
      <source>El acta no coincide con lo que llegó</source>
      <translation>The record does not agree with what arrived</translation>
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
      <source>El archivo de la llave {whose} está dañado ({path}).</source>
      <translation>The file of the key {whose} is damaged ({path}).</translation>
    </message>
    <message>
      <source>El archivo de la urna no pasa la revisión.</source>
      <translation>The ballot box’s file does not pass its check.</translation>
    </message>
    <message>
      <source>El archivo del equipo es demasiado grande.</source>
      <translation>The kit file is too large.</translation>
    </message>
    <message>
      <source>El archivo está dañado o alguien lo cambió: no es un documento firmado.</source>
      <translation>The file is damaged or somebody changed it: it is not a signed document.</translation>
    </message>
    <message>
      <source>El archivo {name} es más grande que lo permitido. No se leyó.</source>
      <translation>The file {name} is larger than allowed. It was not read.</translation>
    </message>
    <message>
      <source>El campo «journal» no tiene la forma acordada.</source>
      <translation>The field “journal” does not have the agreed form.</translation>
    </message>
    <message>
      <source>El campo «{name}» no tiene la forma acordada.</source>
      <translation>The field “{name}” does not have the agreed form.</translation>
    </message>
    <message>
      <source>El centro de la copia está en {folder}. Este centro no se tocó.</source>
      <translation>The centre of the backup is in {folder}. This centre was not touched.</translation>
    </message>
    <message>
      <source>El centro dio recibo de todo.</source>
      <translation>The centre gave a receipt for everything.</translation>
    </message>
    <message>
      <source>El centro dio recibo de todos los votos. Las actas se pueden guardar en una memoria.</source>
      <translation>The centre gave a receipt for every vote. The records can be saved on a stick.</translation>
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
      <source>El cierre apartó 1 voto</source>
      <translation>The closing set 1 ballot aside</translation>
    </message>
    <message>
      <source>El cierre apartó {n} votos</source>
      <translation>The closing set {n} ballots aside</translation>
    </message>
    <message>
      <source>El cierre no apartó ningún voto.</source>
      <translation>The closing set no ballot aside.</translation>
    </message>
    <message>
      <source>El contenido del archivo no tiene la forma acordada.</source>
      <translation>What the file holds does not have the agreed form.</translation>
    </message>
    <message>
      <source>El código de seguimiento tiene un error.</source>
      <translation>There is a mistake in the tracking code.</translation>
    </message>
    <message>
      <source>El código del acta está incompleto o dañado. No se guardó nada.</source>
      <translation>The record’s code is incomplete or damaged. Nothing was kept.</translation>
    </message>
    <message>
      <source>El código no muestra por qué propuestas votó.</source>
      <translation>The code does not show how you voted.</translation>
    </message>
    <message>
      <source>El del acta está abajo en la hoja y es el grande.</source>
      <translation>The record’s own is the large one, low on the sheet.</translation>
    </message>
    <message>
      <source>El depositario {index} ya escribió sus palabras.</source>
      <translation>Trustee {index} has already typed their words.</translation>
    </message>
    <message>
      <source>El disco del centro está lleno. Lo ya recibido está a salvo; esto último no se guardó.</source>
      <translation>The centre’s disk is full. What was received is safe; this last one was not kept.</translation>
    </message>
    <message>
      <source>El disco no concuerda</source>
      <translation>The disk does not agree</translation>
    </message>
    <message>
      <source>El disco no responde. Llame al centro.</source>
      <translation>The disk does not answer. Call the centre.</translation>
    </message>
    <message>
      <source>El disco no respondió ({code}).</source>
      <translation>The disk did not answer ({code}).</translation>
    </message>
    <message>
      <source>El equipo fue retirado: vale hasta el lote {n}.</source>
      <translation>The machine was revoked: it counts up to batch {n}.</translation>
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
      <source>El equipo {kiosk} fue retirado: su último lote válido es el {last_good}.</source>
      <translation>Kiosk {kiosk} was revoked: its last good batch is number {last_good}.</translation>
    </message>
    <message>
      <source>El equipo {kiosk} no está asignado al puesto {station}.</source>
      <translation>Kiosk {kiosk} is not assigned to voting point {station}.</translation>
    </message>
    <message>
      <source>El equipo {kiosk} no está asignado al puesto {station}. El acta no se guardó.</source>
      <translation>Machine {kiosk} is not assigned to point {station}. The record was not kept.</translation>
    </message>
    <message>
      <source>El escrutinio de este centro no se ha cerrado todavía: {path} no existe.</source>
      <translation>The count of this centre is not closed yet: there is no {path}.</translation>
    </message>
    <message>
      <source>El escrutinio está cerrado</source>
      <translation>The count is closed</translation>
    </message>
    <message>
      <source>El escrutinio no se ha cerrado todavía.</source>
      <translation>The count is not closed yet.</translation>
    </message>
    <message>
      <source>El escrutinio ya se cerró: la lista de puestos y lo que cuenta ya no cambian. No se hizo nada.</source>
      <translation>The count is closed: the list of voting points and what counts change no more. Nothing was done.</translation>
    </message>
    <message>
      <source>El escrutinio ya se cerró: la urna congelada existe y no se cambió.</source>
      <translation>The count is closed already: the frozen box exists and was not changed.</translation>
    </message>
    <message>
      <source>El kit no se pudo copiar</source>
      <translation>The kit could not be copied</translation>
    </message>
    <message>
      <source>El lote dice ser de {kiosk}, pero lo firmó {signer}.</source>
      <translation>The batch says that it is of {kiosk}, but {signer} signed it.</translation>
    </message>
    <message>
      <source>El lote es de otra consulta.</source>
      <translation>The batch is of another consultation.</translation>
    </message>
    <message>
      <source>El lote es de práctica y la urna es oficial, o al revés.</source>
      <translation>The batch is practice and the box is official, or the other way round.</translation>
    </message>
    <message>
      <source>El lote es más grande que lo permitido.</source>
      <translation>The batch is larger than allowed.</translation>
    </message>
    <message>
      <source>El lote trae más votos que los permitidos.</source>
      <translation>The batch holds more votes than allowed.</translation>
    </message>
    <message>
      <source>El lote y el estado firmado de su urna no dicen lo mismo.</source>
      <translation>The batch and the signed state of its box do not say the same.</translation>
    </message>
    <message>
      <source>El mismo PIN</source>
      <translation>The same PIN</translation>
    </message>
    <message>
      <source>El nombre es muy largo: caben {most} letras, y las tildes cuentan doble.</source>
      <translation>The name is too long: {most} letters fit, and letters with accents count twice.</translation>
    </message>
    <message>
      <source>El nombre es muy largo: caben {most} letras.</source>
      <translation>The name is too long: {most} letters fit.</translation>
    </message>
    <message>
      <source>El nombre solo lleva letras, espacios, guiones, apóstrofos y puntos.</source>
      <translation>A name has only letters, spaces, hyphens, apostrophes and dots.</translation>
    </message>
    <message>
      <source>El personal decidió que esta urna no cuenta. El lote queda guardado aquí.</source>
      <translation>Staff decided that this box does not count. The batch is kept here.</translation>
    </message>
    <message>
      <source>El registro de esta consulta ya se destruyó: este centro no recibe ni publica más. No se hizo nada.</source>
      <translation>The register of this consultation was destroyed: this centre takes in and publishes nothing more. Nothing was done.</translation>
    </message>
    <message>
      <source>El registro de personas se destruyó: archive.json lo hace constar. No queda nada por hacer.</source>
      <translation>The register of people was destroyed: archive.json records it. Nothing is left to do.</translation>
    </message>
    <message>
      <source>El reloj está atrasado: marca menos que la última vez. Quedará anotado.</source>
      <translation>The clock is slow: it shows less than the last time. It will be noted.</translation>
    </message>
    <message>
      <source>El reloj está atrasado: quedará anotado</source>
      <translation>The clock is slow: it will be noted</translation>
    </message>
    <message>
      <source>El reloj está mal</source>
      <translation>The clock is wrong</translation>
    </message>
    <message>
      <source>El rescate es más grande que lo permitido.</source>
      <translation>The rescue is larger than allowed.</translation>
    </message>
    <message>
      <source>El rescate trae más votos que los que la urna firmó.</source>
      <translation>The rescue holds more votes than its box signed.</translation>
    </message>
    <message>
      <source>El signo «{wrong}» no se usa en {what}.</source>
      <translation>The sign “{wrong}” is not used in {what}.</translation>
    </message>
    <message>
      <source>El sistema cerró un proceso que ayudaba a este programa: puede faltar memoria.</source>
      <translation>The system ended a process that was helping this program: it may lack memory.</translation>
    </message>
    <message>
      <source>Elegida: propuesta {number}. {title}</source>
      <translation>Chosen: proposal {number}. {title}</translation>
    </message>
    <message>
      <source>Elegir carpeta</source>
      <translation>Choose a folder</translation>
    </message>
    <message>
      <source>Elegir el centro</source>
      <translation>Choose the centre</translation>
    </message>
    <message>
      <source>Elegir esta propuesta</source>
      <translation>Choose this proposal</translation>
    </message>
    <message>
      <source>Elegir la urna congelada</source>
      <translation>Choose the frozen box</translation>
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
      <source>Elija dónde escribir el archivo de totales. Las palabras se olvidan al terminar.</source>
      <translation>Choose where to write the file of totals. The words are forgotten at the end.</translation>
    </message>
    <message>
      <source>Elija hasta {most}.</source>
      <translation>Choose up to {most}.</translation>
    </message>
    <message>
      <source>Elija la carpeta del centro: recibe entregas, muestra el tablero y lleva el cierre.</source>
      <translation>Choose the folder of the centre: it takes deliveries in, shows the board and leads through the closing.</translation>
    </message>
    <message>
      <source>Elija otro nombre de archivo.</source>
      <translation>Choose another file name.</translation>
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
      <source>Empezar el cierre</source>
      <translation>Begin to close</translation>
    </message>
    <message>
      <source>Empezar otra práctica</source>
      <translation>Begin another practice</translation>
    </message>
    <message>
      <source>Empezar registro</source>
      <translation>Start check-in</translation>
    </message>
    <message>
      <source>En el equipo del centro</source>
      <translation>On the machine of the centre</translation>
    </message>
    <message>
      <source>En espera</source>
      <translation>Waiting</translation>
    </message>
    <message>
      <source>En la máquina sin red</source>
      <translation>On the machine without a network</translation>
    </message>
    <message>
      <source>En la urna congelada: {votes}. Apartados: {aside}.</source>
      <translation>In the frozen box: {votes}. Set aside: {aside}.</translation>
    </message>
    <message>
      <source>En pausa</source>
      <translation>Paused</translation>
    </message>
    <message>
      <source>En {folder} no hay un centro de escrutinio.</source>
      <translation>There is no central tally in {folder}.</translation>
    </message>
    <message>
      <source>English</source>
      <translation>Español</translation>
    </message>
    <message>
      <source>Entraron {n} lotes que esperaban.</source>
      <translation>{n} batches that were waiting came in.</translation>
    </message>
    <message>
      <source>Entregas</source>
      <translation>Deliveries</translation>
    </message>
    <message>
      <source>Entró 1 lote que esperaba.</source>
      <translation>1 batch that was waiting came in.</translation>
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
      <source>Equipo {id}</source>
      <translation>Machine {id}</translation>
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
      <source>Equipo, como K-05</source>
      <translation>Kiosk, such as K-05</translation>
    </message>
    <message>
      <source>Equipos por completar o decidir: {n}. Son {names}. No se cerró nada.</source>
      <translation>Kiosks to be completed or decided about: {n}. They are {names}. Nothing was closed.</translation>
    </message>
    <message>
      <source>Es la huella del afiche: empezar</source>
      <translation>It is the poster's fingerprint: begin</translation>
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
      <source>Escanee la hoja a 300 puntos por pulgada, o tome una foto con el teléfono.</source>
      <translation>Scan the sheet at 300 dots per inch, or take a photo with the phone.</translation>
    </message>
    <message>
      <source>Escoger el PIN</source>
      <translation>Choose the PIN</translation>
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
      <source>Escriba hasta 200 letras.</source>
      <translation>Type up to 200 letters.</translation>
    </message>
    <message>
      <source>Escriba nombres y apellidos como están en el documento.</source>
      <translation>Type first and last names as they are on the document.</translation>
    </message>
    <message>
      <source>Escriba sus palabras, en orden</source>
      <translation>Type your words, in order</translation>
    </message>
    <message>
      <source>Escribir una novedad</source>
      <translation>Write a note</translation>
    </message>
    <message>
      <source>Escritorio del centro</source>
      <translation>The centre's desk</translation>
    </message>
    <message>
      <source>Escrutinio cerrado</source>
      <translation>Count closed</translation>
    </message>
    <message>
      <source>Escríbala con «--reason», en hasta {most} letras, sin nombres de votantes.</source>
      <translation>Write it with “--reason”, in up to {most} letters, without names of voters.</translation>
    </message>
    <message>
      <source>Escríbalas todas, en orden.</source>
      <translation>Type all of them, in order.</translation>
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
      <source>Ese no es el PIN. No se cambió nada. Escríbalo otra vez.</source>
      <translation>That is not the PIN. Nothing was changed. Type it again.</translation>
    </message>
    <message>
      <source>Eso no es un número. No se cerró nada. Si no hay lista, escriba 0.</source>
      <translation>That is not a number. Nothing was closed. If there is no list, type 0.</translation>
    </message>
    <message>
      <source>Espacio</source>
      <translation>Space</translation>
    </message>
    <message>
      <source>Espacio libre en la memoria: {free} KB; se necesitan {needed}.</source>
      <translation>Free space on the stick: {free} KB; {needed} are needed.</translation>
    </message>
    <message>
      <source>Espacio libre: {free} GB.</source>
      <translation>Free space: {free} GB.</translation>
    </message>
    <message>
      <source>Espacio libre: {free} MB.</source>
      <translation>Free space: {free} MB.</translation>
    </message>
    <message>
      <source>Espacio libre: {free} MB; se necesitan {least}. Borre archivos que no sean de la urna.</source>
      <translation>Free space: {free} MB; {least} are needed. Delete files that are not the ballot box’s.</translation>
    </message>
    <message>
      <source>Espere 1 segundo y escríbalo otra vez.</source>
      <translation>Wait 1 second and type it again.</translation>
    </message>
    <message>
      <source>Espere unos segundos, conéctela en otra entrada o pruebe otra memoria.</source>
      <translation>Wait a few seconds, plug it into another port or try another stick.</translation>
    </message>
    <message>
      <source>Espere {n} segundos y escríbalo otra vez.</source>
      <translation>Wait {n} seconds and type it again.</translation>
    </message>
    <message>
      <source>Esta base de datos la usó una versión más nueva del programa. No se cambió nada.</source>
      <translation>A newer version of the program used this database. Nothing was changed.</translation>
    </message>
    <message>
      <source>Esta consulta conoce a las personas solo por su nombre: no admite una lista de documentos.</source>
      <translation>This consultation knows people by name alone: it takes no list of documents.</translation>
    </message>
    <message>
      <source>Esta copia la hizo otra versión del programa. No se restauró nada.</source>
      <translation>Another version of the program made this backup. Nothing was restored.</translation>
    </message>
    <message>
      <source>Esta imagen es demasiado grande: {width} × {height} puntos. No se leyó.</source>
      <translation>This picture is too large: {width} × {height} pixels. It was not read.</translation>
    </message>
    <message>
      <source>Esta llave del registro es de otra consulta. No se hizo nada.</source>
      <translation>This register key is of another consultation. Nothing was done.</translation>
    </message>
    <message>
      <source>Esta llave es de otra consulta. No se hizo nada.</source>
      <translation>This key is of another consultation. Nothing was done.</translation>
    </message>
    <message>
      <source>Esta misma lista ya se trajo. No se hizo nada.</source>
      <translation>This same list was brought in before. Nothing was done.</translation>
    </message>
    <message>
      <source>Esta máquina tiene red</source>
      <translation>This machine has a network</translation>
    </message>
    <message>
      <source>Esta persona ya votó</source>
      <translation>This person has voted already</translation>
    </message>
    <message>
      <source>Esta persona ya votó en este puesto. Se registró el {day} a las {hour}.</source>
      <translation>This person has voted at this point. Registered on {day} at {hour}.</translation>
    </message>
    <message>
      <source>Esta urna es de otra consulta.</source>
      <translation>This box is of another consultation.</translation>
    </message>
    <message>
      <source>Esta urna es de práctica y el centro es oficial, o al revés.</source>
      <translation>This box is practice and the centre is official, or the other way round.</translation>
    </message>
    <message>
      <source>Esta urna la usó una versión más nueva del programa.</source>
      <translation>A newer version of the program used this ballot box.</translation>
    </message>
    <message>
      <source>Esta urna no es la del equipo {kiosk} en su puesto.</source>
      <translation>This box is not that of kiosk {kiosk} at its voting point.</translation>
    </message>
    <message>
      <source>Estas son las palabras del depositario {owner}, no las del {index}. No se abrió nada.</source>
      <translation>These are the words of trustee {owner}, not of {index}. Nothing was opened.</translation>
    </message>
    <message>
      <source>Este archivo es de otra clase que la esperada.</source>
      <translation>This file is of another kind than expected.</translation>
    </message>
    <message>
      <source>Este archivo está dañado o no es un kit: {name}. No se cambió nada.</source>
      <translation>This file is damaged or is not a kit: {name}. Nothing was changed.</translation>
    </message>
    <message>
      <source>Este archivo lo firmó una llave que no es la esperada.</source>
      <translation>Another key than the expected one signed this file.</translation>
    </message>
    <message>
      <source>Este archivo no es una foto ni un PDF que se pueda leer.</source>
      <translation>This file is neither a photo nor a PDF that can be read.</translation>
    </message>
    <message>
      <source>Este archivo no tiene el número del depositario y sus doce palabras.</source>
      <translation>This file does not hold a trustee's number and twelve words.</translation>
    </message>
    <message>
      <source>Este caso ya se decidió. No se hizo nada.</source>
      <translation>This case was decided before. Nothing was done.</translation>
    </message>
    <message>
      <source>Este código no es de un acta de Urna Abierta. No se guardó nada.</source>
      <translation>This code is not of a record of Urna Abierta. Nothing was kept.</translation>
    </message>
    <message>
      <source>Este código no es el de este equipo.</source>
      <translation>This code is not the one of this kiosk.</translation>
    </message>
    <message>
      <source>Este disco y lo que ya llegó de su urna se contradicen: quedó apartado con alarma.</source>
      <translation>This disk and what already came from its box contradict each other: it is held with an alarm.</translation>
    </message>
    <message>
      <source>Este equipo es solo de práctica.</source>
      <translation>This machine is for practice only.</translation>
    </message>
    <message>
      <source>Este equipo no está en su propia lista de puestos.</source>
      <translation>This machine is not on its own list of voting points.</translation>
    </message>
    <message>
      <source>Este equipo tiene demasiados lotes apartados: este no se recibió y sigue donde estaba.</source>
      <translation>This machine has too many batches held: this one was not received and stays where it was.</translation>
    </message>
    <message>
      <source>Este equipo ya envió desde otra urna: quedó apartado hasta que se decida.</source>
      <translation>This machine sent from another box already: it is held until staff decide.</translation>
    </message>
    <message>
      <source>Este equipo ya había enviado desde otra urna: pudo cambiar de disco, o alguien usó su kit en otra máquina. No se perdió nada.</source>
      <translation>This machine had sent from another box already: its disk may have been changed, or somebody used its kit on another computer. Nothing was lost.</translation>
    </message>
    <message>
      <source>Este lote es posterior al último bueno de un equipo retirado. Queda guardado y no cuenta.</source>
      <translation>This batch comes after the last good one of a revoked machine. It is kept and does not count.</translation>
    </message>
    <message>
      <source>Este puesto todavía no tiene equipo.</source>
      <translation>This point has no machine yet.</translation>
    </message>
    <message>
      <source>Este voto se anuló y no cuenta</source>
      <translation>This ballot is void and does not count</translation>
    </message>
    <message>
      <source>Esto no se puede hacer ahora: la mesa {state}.</source>
      <translation>This cannot be done now: the polls {state}.</translation>
    </message>
    <message>
      <source>Esto solo lo hace un jurado de la mesa.</source>
      <translation>Only a poll worker does this.</translation>
    </message>
    <message>
      <source>Estos totales no son de la urna congelada de este centro. No se publicó nada.</source>
      <translation>These totals are not of this centre's frozen box. Nothing was published.</translation>
    </message>
    <message>
      <source>Estos votos no se envían.</source>
      <translation>These votes are not sent.</translation>
    </message>
    <message>
      <source>Está guardada en el equipo y no se perdió nada.</source>
      <translation>It is saved on the machine and nothing was lost.</translation>
    </message>
    <message>
      <source>Están las doce palabras</source>
      <translation>All twelve words are there</translation>
    </message>
    <message>
      <source>Excluir un equipo</source>
      <translation>Exclude a kiosk</translation>
    </message>
    <message>
      <source>Excluir {kiosk}</source>
      <translation>Exclude {kiosk}</translation>
    </message>
    <message>
      <source>Falta 1 depositario</source>
      <translation>1 trustee is still needed</translation>
    </message>
    <message>
      <source>Falta 1 equipo</source>
      <translation>1 machine is missing</translation>
    </message>
    <message>
      <source>Falta algo de lo suyo.</source>
      <translation>Something of it is missing.</translation>
    </message>
    <message>
      <source>Falta el archivo de la urna, y al lado queda lo último que guardó.</source>
      <translation>The ballot box’s file is missing, and what it stored last is still beside it.</translation>
    </message>
    <message>
      <source>Falta el kit de este equipo</source>
      <translation>This machine’s kit is missing</translation>
    </message>
    <message>
      <source>Falta el lote {list}</source>
      <translation>Batch {list} is missing</translation>
    </message>
    <message>
      <source>Falta el nombre.</source>
      <translation>The name is missing.</translation>
    </message>
    <message>
      <source>Falta el último lote</source>
      <translation>The last batch is missing</translation>
    </message>
    <message>
      <source>Falta fijar la semilla antes de abrir el registro. No se cerró nada.</source>
      <translation>The seed has to be fixed before the register is opened. Nothing was closed.</translation>
    </message>
    <message>
      <source>Falta hacer el último lote</source>
      <translation>The last batch is still to be made</translation>
    </message>
    <message>
      <source>Falta la lista de puestos del centro.</source>
      <translation>The centre’s list of voting points is missing.</translation>
    </message>
    <message>
      <source>Falta la razón, o es muy larga. No se hizo nada.</source>
      <translation>The reason is missing or too long. Nothing was done.</translation>
    </message>
    <message>
      <source>Falta la respuesta a «{question}».</source>
      <translation>“{question}” has no answer yet.</translation>
    </message>
    <message>
      <source>Falta un lote anterior de este equipo; este espera hasta que llegue.</source>
      <translation>An earlier batch of this machine is missing; this one waits until it comes.</translation>
    </message>
    <message>
      <source>Falta un recibo</source>
      <translation>A receipt is missing</translation>
    </message>
    <message>
      <source>Faltan depositarios: hay {n} y se necesitan {quorum}. No se abrió nada.</source>
      <translation>More trustees are needed: {n} came and it takes {quorum}. Nothing was opened.</translation>
    </message>
    <message>
      <source>Faltan los lotes {list}</source>
      <translation>Batches {list} are missing</translation>
    </message>
    <message>
      <source>Faltan lotes</source>
      <translation>Batches are missing</translation>
    </message>
    <message>
      <source>Faltan {n} depositarios</source>
      <translation>{n} trustees are still needed</translation>
    </message>
    <message>
      <source>Faltan {n} equipos</source>
      <translation>{n} machines are missing</translation>
    </message>
    <message>
      <source>Faltan {n} lotes</source>
      <translation>{n} batches are missing</translation>
    </message>
    <message>
      <source>Fecha: {day}</source>
      <translation>Date: {day}</translation>
    </message>
    <message>
      <source>Fijar la semilla</source>
      <translation>Fix the seed</translation>
    </message>
    <message>
      <source>Firmando</source>
      <translation>Signing</translation>
    </message>
    <message>
      <source>Firmar</source>
      <translation>Sign</translation>
    </message>
    <message>
      <source>Firmar y aceptar</source>
      <translation>Sign and accept</translation>
    </message>
    <message>
      <source>Firmar y excluir</source>
      <translation>Sign and exclude</translation>
    </message>
    <message>
      <source>Firmar y traer</source>
      <translation>Sign and bring it in</translation>
    </message>
    <message>
      <source>Firmar: no cuenta</source>
      <translation>Sign: it does not count</translation>
    </message>
    <message>
      <source>Firmar: sí cuenta</source>
      <translation>Sign: it counts</translation>
    </message>
    <message>
      <source>Fíjela primero.</source>
      <translation>Fix it first.</translation>
    </message>
    <message>
      <source>Guardando la copia</source>
      <translation>Saving the backup</translation>
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
      <source>Guardar el acta en una memoria</source>
      <translation>Save the record on a stick</translation>
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
      <source>Guardar la copia</source>
      <translation>Save the backup</translation>
    </message>
    <message>
      <source>Guardar las actas</source>
      <translation>Save the records</translation>
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
      <source>Guardar una copia</source>
      <translation>Save a backup</translation>
    </message>
    <message>
      <source>Guarde una copia cada día, y antes de cerrar</source>
      <translation>Save a backup every day, and before you close</translation>
    </message>
    <message>
      <source>Guárdela con cuidado</source>
      <translation>Keep it with care</translation>
    </message>
    <message>
      <source>Guárdela otra vez como «CSV UTF-8».</source>
      <translation>Save it again as «CSV UTF-8».</translation>
    </message>
    <message>
      <source>Guárdelo como JPG, PNG o PDF, sin contraseña, e intente otra vez.</source>
      <translation>Save it as JPG, PNG or PDF, without a password, and try again.</translation>
    </message>
    <message>
      <source>Hacen falta dos personas</source>
      <translation>Two people are needed</translation>
    </message>
    <message>
      <source>Hay 1 documento apartado sin decidir.</source>
      <translation>1 document is held and undecided.</translation>
    </message>
    <message>
      <source>Hay 1 lote apartado</source>
      <translation>1 batch is held</translation>
    </message>
    <message>
      <source>Hay otra urna</source>
      <translation>There is another box</translation>
    </message>
    <message>
      <source>Hay sonido. Pruebe los audífonos.</source>
      <translation>There is sound. Try the headphones.</translation>
    </message>
    <message>
      <source>Hay un acta de la urna {list}, de la que no ha llegado ningún lote.</source>
      <translation>There is a record of box {list}, of which no batch has arrived.</translation>
    </message>
    <message>
      <source>Hay una memoria USB conectada.</source>
      <translation>A USB stick is plugged in.</translation>
    </message>
    <message>
      <source>Hay una memoria conectada, pero no trae ningún kit.</source>
      <translation>A stick is plugged in, but there is no kit on it.</translation>
    </message>
    <message>
      <source>Hay {count} memorias USB conectadas.</source>
      <translation>{count} USB sticks are plugged in.</translation>
    </message>
    <message>
      <source>Hay {n} documentos apartados sin decidir.</source>
      <translation>{n} documents are held and undecided.</translation>
    </message>
    <message>
      <source>Hay {n} lotes apartados</source>
      <translation>{n} batches are held</translation>
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
      <source>Huella de hoy: {digest}</source>
      <translation>Today’s digest: {digest}</translation>
    </message>
    <message>
      <source>Igual nombre, seudónimo {person}</source>
      <translation>Same name, pseudonym {person}</translation>
    </message>
    <message>
      <source>Importado</source>
      <translation>Imported</translation>
    </message>
    <message>
      <source>Importando {done} de {total}</source>
      <translation>Importing {done} of {total}</translation>
    </message>
    <message>
      <source>Importar la memoria {name}</source>
      <translation>Import the stick {name}</translation>
    </message>
    <message>
      <source>Importar {n} memorias</source>
      <translation>Import {n} sticks</translation>
    </message>
    <message>
      <source>Importe los lotes.</source>
      <translation>Import the batches.</translation>
    </message>
    <message>
      <source>Importe otra vez las memorias: repetir no cuenta doble.</source>
      <translation>Import the sticks again: repeating counts nothing twice.</translation>
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
      <source>Incompletos</source>
      <translation>Incomplete</translation>
    </message>
    <message>
      <source>Intentar otra vez</source>
      <translation>Try again</translation>
    </message>
    <message>
      <source>Intente otra vez en un momento.</source>
      <translation>Try again in a moment.</translation>
    </message>
    <message>
      <source>Intente otra vez. Si se repite, cambie de equipo y llame al centro de escrutinio.</source>
      <translation>Try again. If it happens again, change machines and call the counting centre.</translation>
    </message>
    <message>
      <source>Intente otra vez. Si se repite, guarde el disco bajo llave y llame al centro.</source>
      <translation>Try again. If it happens again, lock the disk away and call the centre.</translation>
    </message>
    <message>
      <source>Intente otra vez. Si se repite, llame al centro de escrutinio.</source>
      <translation>Try again. If it happens again, call the counting centre.</translation>
    </message>
    <message>
      <source>La base de datos debe ser SQLite o PostgreSQL.</source>
      <translation>The database must be SQLite or PostgreSQL.</translation>
    </message>
    <message>
      <source>La base de datos del centro está ocupada. No se cambió nada.</source>
      <translation>The centre’s database is busy. Nothing was changed.</translation>
    </message>
    <message>
      <source>La base de datos del centro no respondió. Lo que ya se había recibido está a salvo.</source>
      <translation>The centre’s database did not answer. What had been received is safe.</translation>
    </message>
    <message>
      <source>La bitácora no se sostiene desde la línea {n}: alguien la cambió.</source>
      <translation>The audit trail does not hold from line {n} on: somebody changed it.</translation>
    </message>
    <message>
      <source>La carpeta {folder} ya tiene algo. No se tocó.</source>
      <translation>The folder {folder} holds something already. It was not touched.</translation>
    </message>
    <message>
      <source>La clave de la base de datos no va en la orden: la vería cualquier programa de la máquina. No se hizo nada.</source>
      <translation>The database's password does not go into the command: any program on the machine would see it. Nothing was done.</translation>
    </message>
    <message>
      <source>La clave en {path} es muy corta: necesita {least} letras o más.</source>
      <translation>The passphrase in {path} is too short: it needs {least} letters or more.</translation>
    </message>
    <message>
      <source>La clave o el código no abre este archivo.</source>
      <translation>The passphrase or the code does not open this file.</translation>
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
      <source>La copia del centro</source>
      <translation>The backup of the centre</translation>
    </message>
    <message>
      <source>La copia está dañada: le falta «{name}». No se restauró nada.</source>
      <translation>The backup is damaged: “{name}” is missing. Nothing was restored.</translation>
    </message>
    <message>
      <source>La copia está dañada: no es una copia de un centro, o está incompleta. No se restauró nada.</source>
      <translation>The backup is damaged: it is no backup of a centre, or it is incomplete. Nothing was restored.</translation>
    </message>
    <message>
      <source>La copia está dañada: su lista de archivos es muy larga. No se restauró nada.</source>
      <translation>The backup is damaged: its list of files is too long. Nothing was restored.</translation>
    </message>
    <message>
      <source>La copia está dañada: sus archivos no son los de su lista. No se restauró nada.</source>
      <translation>The backup is damaged: its files are not those of its list. Nothing was restored.</translation>
    </message>
    <message>
      <source>La copia está dañada: «{name}» no es lo que se guardó. No se restauró nada.</source>
      <translation>The backup is damaged: “{name}” is not what was kept. Nothing was restored.</translation>
    </message>
    <message>
      <source>La copia no terminó</source>
      <translation>The copy was not finished</translation>
    </message>
    <message>
      <source>La copia se abre en una carpeta nueva o vacía, después de revisar que esté completa.</source>
      <translation>The backup is opened in a new or empty folder, after a check that it is whole.</translation>
    </message>
    <message>
      <source>La decisión quedó firmada</source>
      <translation>The decision is signed</translation>
    </message>
    <message>
      <source>La definición de la consulta en este centro fue cambiada después de firmarla.</source>
      <translation>The definition of the consultation at this centre was changed after it was signed.</translation>
    </message>
    <message>
      <source>La del organizador, que firma la urna, y la del registro, que abre los seudónimos. Cada una escribe su clave.</source>
      <translation>The organiser’s, who signs the box, and the roll office’s, which opens the pseudonyms. Each types their own passphrase.</translation>
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
      <source>La firma de este archivo no es válida.</source>
      <translation>The signature of this file is not valid.</translation>
    </message>
    <message>
      <source>La impresora no recibió la hoja.</source>
      <translation>The printer did not take the sheet.</translation>
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
      <source>La lista de puestos nombra dos veces un mismo equipo.</source>
      <translation>The list of voting points names one kiosk twice.</translation>
    </message>
    <message>
      <source>La lista de puestos nombra un puesto que no tiene.</source>
      <translation>The list of voting points names a point that it does not have.</translation>
    </message>
    <message>
      <source>La lista está mal escrita después de la línea {line}. No se usó nada de ella.</source>
      <translation>The list is badly written after line {line}. Nothing of it was used.</translation>
    </message>
    <message>
      <source>La lista no está en UTF-8. No se usó nada de ella.</source>
      <translation>The list is not in UTF-8. Nothing of it was used.</translation>
    </message>
    <message>
      <source>La lista no tiene ninguna persona. No se usó nada de ella.</source>
      <translation>There is nobody on the list. Nothing of it was used.</translation>
    </message>
    <message>
      <source>La lista tiene líneas que no se entienden. {lines}. No se usó nada de ella.</source>
      <translation>The list has lines that are not understood. {lines}. Nothing of it was used.</translation>
    </message>
    <message>
      <source>La llave de este equipo no es la de la lista de puestos.</source>
      <translation>This machine’s key is not the one on the list of voting points.</translation>
    </message>
    <message>
      <source>La memoria dejó de responder ({why}).</source>
      <translation>The stick stopped answering ({why}).</translation>
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
      <source>La misma persona</source>
      <translation>The same person</translation>
    </message>
    <message>
      <source>La máquina había sellado:</source>
      <translation>The machine had sealed:</translation>
    </message>
    <message>
      <source>La palabra {n} no es de la lista. Compárela con su papel, letra por letra.</source>
      <translation>Word {n} is not on the list. Compare it with your paper, letter by letter.</translation>
    </message>
    <message>
      <source>La palabra {place}, «{word}», no es de la lista.</source>
      <translation>Word {place}, “{word}”, is not on the list.</translation>
    </message>
    <message>
      <source>La papeleta no llega al mínimo de propuestas: {least}.</source>
      <translation>The ballot does not reach the fewest proposals: {least}.</translation>
    </message>
    <message>
      <source>La papeleta no tiene la forma acordada.</source>
      <translation>The ballot does not have the agreed form.</translation>
    </message>
    <message>
      <source>La papeleta nombra una propuesta que no existe.</source>
      <translation>The ballot names a proposal that does not exist.</translation>
    </message>
    <message>
      <source>La papeleta pasa del máximo de propuestas: {most}.</source>
      <translation>The ballot goes beyond the most proposals: {most}.</translation>
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
      <source>La persona ya votó en otra parte</source>
      <translation>The person voted elsewhere</translation>
    </message>
    <message>
      <source>La primera línea de la lista debe nombrar las columnas document_type y document, una vez cada una. No se usó nada de ella.</source>
      <translation>The first line of the list must name the columns document_type and document, once each. Nothing of it was used.</translation>
    </message>
    <message>
      <source>La primera razón, firmada, es la que vale.</source>
      <translation>The first reason, signed, is the one that holds.</translation>
    </message>
    <message>
      <source>La práctica terminó</source>
      <translation>The practice has ended</translation>
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
      <source>La razón que queda firmada</source>
      <translation>The reason that is signed</translation>
    </message>
    <message>
      <source>La red está muy lenta y el envío no alcanzó a terminar. No se perdió nada.</source>
      <translation>The network is very slow and sending did not finish in time. Nothing was lost.</translation>
    </message>
    <message>
      <source>La semilla decide cuál voto repetido cuenta</source>
      <translation>The seed decides which repeated ballot counts</translation>
    </message>
    <message>
      <source>La semilla es muy larga. No se hizo nada.</source>
      <translation>The seed is too long. Nothing was done.</translation>
    </message>
    <message>
      <source>La semilla sale de los lotes</source>
      <translation>The seed comes from the batches</translation>
    </message>
    <message>
      <source>La semilla ya se fijó y no ha llegado nada más: no se puede cambiar.</source>
      <translation>The seed is fixed and nothing more has arrived: it cannot be changed.</translation>
    </message>
    <message>
      <source>La semilla ya se fijó y no ha llegado nada más: no se puede cambiar. No se cerró nada.</source>
      <translation>The seed is fixed and nothing more has arrived: it cannot be changed. Nothing was closed.</translation>
    </message>
    <message>
      <source>La urna congelada es de otra consulta.</source>
      <translation>The frozen box is of another consultation.</translation>
    </message>
    <message>
      <source>La urna congelada está dañada o alguien la cambió.</source>
      <translation>The frozen box is damaged or somebody changed it.</translation>
    </message>
    <message>
      <source>La urna congelada y su preparación no son de la misma consulta.</source>
      <translation>The frozen box and its setup are not of the same consultation.</translation>
    </message>
    <message>
      <source>La urna congelada, frozen.box</source>
      <translation>The frozen box, frozen.box</translation>
    </message>
    <message>
      <source>La urna de práctica de este equipo está vacía.</source>
      <translation>The practice box of this machine is empty.</translation>
    </message>
    <message>
      <source>La urna de verdad queda guardada y no se toca.</source>
      <translation>The real ballot box is kept safe and is not touched.</translation>
    </message>
    <message>
      <source>La urna está abierta</source>
      <translation>The box is open</translation>
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
      <source>La urna quedó congelada y firmada</source>
      <translation>The box is frozen and signed</translation>
    </message>
    <message>
      <source>La urna {box} del equipo {kiosk} no cuenta</source>
      <translation>Box {box} of machine {kiosk} does not count</translation>
    </message>
    <message>
      <source>La urna {box} del equipo {kiosk} sí cuenta</source>
      <translation>Box {box} of machine {kiosk} counts</translation>
    </message>
    <message>
      <source>Las actas quedan. El PIN se escoge otra vez al abrir la mesa.</source>
      <translation>The records stay. A PIN is chosen anew when the polls open.</translation>
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
      <source>Las palabras del depositario {index} no concuerdan: una está cambiada o fuera de orden.</source>
      <translation>The words of trustee {index} do not agree: one is wrong or out of order.</translation>
    </message>
    <message>
      <source>Las palabras del depositario {index} son de otra consulta. No se abrió nada.</source>
      <translation>The words of trustee {index} are of another consultation. Nothing was opened.</translation>
    </message>
    <message>
      <source>Las palabras se olvidaron</source>
      <translation>The words were forgotten</translation>
    </message>
    <message>
      <source>Las sesiones no cuadran con la urna. La diferencia quedó anotada: llame al centro.</source>
      <translation>The sessions do not agree with the box. The difference was noted: call the centre.</translation>
    </message>
    <message>
      <source>Las sumas del lote no corresponden a lo que trae.</source>
      <translation>The sums of the batch do not agree with what it holds.</translation>
    </message>
    <message>
      <source>Lea el QR con su celular, o tómele una foto. La página de resultados le dice, sin internet, qué estaba sellado con ese código.</source>
      <translation>Read the QR with your phone, or take a picture of it. The results page tells you, without internet, what was sealed under that code.</translation>
    </message>
    <message>
      <source>Lector de códigos</source>
      <translation>Code scanner</translation>
    </message>
    <message>
      <source>Leer completa</source>
      <translation>Read all</translation>
    </message>
    <message>
      <source>Leer completa la propuesta {number}</source>
      <translation>Read all of proposal {number}</translation>
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
      <source>Letras sin tilde: A, B, C</source>
      <translation>Letters without accents: A, B, C</translation>
    </message>
    <message>
      <source>Leyendo la urna</source>
      <translation>Reading the box</translation>
    </message>
    <message>
      <source>Libere espacio en el centro; después se puede repetir sin riesgo.</source>
      <translation>Free some space at the centre; then it can be repeated without risk.</translation>
    </message>
    <message>
      <source>Libere espacio o cambie de equipo, y repita lo que hacía.</source>
      <translation>Make room or change machines, and do the last thing again.</translation>
    </message>
    <message>
      <source>Lista de quienes votaron en otra parte</source>
      <translation>List of those who voted elsewhere</translation>
    </message>
    <message>
      <source>Lista para revisar: dice puestos, nunca por qué se votó.</source>
      <translation>A list to review: it names points, never what was voted for.</translation>
    </message>
    <message>
      <source>Lista traída: {digest}</source>
      <translation>List brought in: {digest}</translation>
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
      <source>Llame al centro de escrutinio.</source>
      <translation>Call the counting centre.</translation>
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
      <source>Llame al puesto y mire el acta. Después decida si la urna cuenta o no cuenta.</source>
      <translation>Call the point and look at its record. Then decide whether the box counts or not.</translation>
    </message>
    <message>
      <source>Llame al puesto y no deje usar ese equipo. Recupere su disco con «urna-central rescue».</source>
      <translation>Call the point and let nobody use that machine. Recover its disk with “urna-central rescue”.</translation>
    </message>
    <message>
      <source>Llame al puesto y pregunte si cambió de equipo o de disco. Después decida si la urna cuenta.</source>
      <translation>Call the point and ask whether machine or disk was changed. Then decide whether the box counts.</translation>
    </message>
    <message>
      <source>Llame al puesto, mire el acta que quedó en la puerta y pregunte qué pasó con el equipo.</source>
      <translation>Call the point, look at the record on its door and ask what happened to the machine.</translation>
    </message>
    <message>
      <source>Llame al puesto.</source>
      <translation>Call the point.</translation>
    </message>
    <message>
      <source>Llame al puesto: compare las cuentas y la huella del acta. Si la urna no es de fiar, decida que no cuenta.</source>
      <translation>Call the point: compare counts and digest with its record. If the box cannot be trusted, decide that it does not count.</translation>
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
      <source>Llegó bien, pero falta un lote anterior de la misma urna. Entra solo cuando ese llegue.</source>
      <translation>It arrived whole, but an earlier batch of the same box is missing. It comes in by itself when that one arrives.</translation>
    </message>
    <message>
      <source>Lleva la base de datos y la llave de los recibos. No lleva las llaves del organizador ni del registro, ni las palabras de los depositarios.</source>
      <translation>It holds the database and the key of the receipts. It does not hold the keys of the organiser or the roll office, nor the trustees’ words.</translation>
    </message>
    <message>
      <source>Lleve ese archivo al centro. Después apague y borre esta máquina.</source>
      <translation>Take that file to the centre. Then switch off and wipe this machine.</translation>
    </message>
    <message>
      <source>Lleve frozen.box a la máquina sin red y ábrala allí con los depositarios: urna-desk --open frozen.box. Traiga de allí opened.json, y publique aquí: urna-central publish.</source>
      <translation>Take frozen.box to the machine without a network and open it there with the trustees: urna-desk --open frozen.box. Bring opened.json from there, and publish here: urna-central publish.</translation>
    </message>
    <message>
      <source>Lo apartado no se cuenta. Mírelo antes de cerrar.</source>
      <translation>What is held is not counted. Look at it before you close.</translation>
    </message>
    <message>
      <source>Lo decidido antes del cierre es de otra consulta.</source>
      <translation>What was decided before the closing is of another consultation.</translation>
    </message>
    <message>
      <source>Lo escrito no está completo: {what} tiene {length} letras y números, y aquí hay {found}.</source>
      <translation>What was typed is not complete: {what} has {length} letters and digits, and here there are {found}.</translation>
    </message>
    <message>
      <source>Lo firmó un equipo que no está en la lista de puestos.</source>
      <translation>A kiosk that is not on the roster signed it.</translation>
    </message>
    <message>
      <source>Lo guardado coincide con su firma.</source>
      <translation>What is stored agrees with its signature.</translation>
    </message>
    <message>
      <source>Lo guardado en esta urna no coincide con lo que ella misma firmó.</source>
      <translation>What is stored in this box does not agree with what it signed itself.</translation>
    </message>
    <message>
      <source>Lo guardado en este equipo sigue como estaba.</source>
      <translation>What is kept on this machine is as it was.</translation>
    </message>
    <message>
      <source>Lo guardado no coincide con su firma. Llame al centro.</source>
      <translation>What is stored does not agree with its signature. Call the centre.</translation>
    </message>
    <message>
      <source>Lo importado está a salvo. Use otra memoria y repita: no cuenta doble.</source>
      <translation>What was imported is safe. Use another stick and repeat: nothing counts twice.</translation>
    </message>
    <message>
      <source>Lo leído de su disco.</source>
      <translation>What was read from its disk.</translation>
    </message>
    <message>
      <source>Lo publicado está en su bundle.zip; la bitácora se mira con «audit».</source>
      <translation>What was published is in its bundle.zip; the audit trail is shown by «audit».</translation>
    </message>
    <message>
      <source>Lo que falta de {kiosk} ya se aceptó antes. No se hizo nada.</source>
      <translation>What {kiosk} lacks was accepted before. Nothing was done.</translation>
    </message>
    <message>
      <source>Lo que guarda este equipo puede estar en riesgo. El programa no cambió nada en él.</source>
      <translation>What this machine keeps may be at risk. The program changed nothing on it.</translation>
    </message>
    <message>
      <source>Lo que llegue ahora se recibe y se publica como número, pero no se cuenta.</source>
      <translation>What arrives now is received and published as a number, but not counted.</translation>
    </message>
    <message>
      <source>Lo que llegue ahora se recibe y se publica como número, sin contarse.</source>
      <translation>What comes now is received and published as a number, without being counted.</translation>
    </message>
    <message>
      <source>Lo que llegue después de cerrar se recibe y se publica como número, pero no se cuenta.</source>
      <translation>What comes after the close is received and published as a number, but it is not counted.</translation>
    </message>
    <message>
      <source>Lo que llegó después de la copia no está</source>
      <translation>What came after the backup is not there</translation>
    </message>
    <message>
      <source>Lo que llegó y no cuenta. Nada se borra.</source>
      <translation>What arrived and does not count. Nothing is deleted.</translation>
    </message>
    <message>
      <source>Lo que se leyó del disco y lo que ya llegó de su urna se contradicen. Quedó apartado.</source>
      <translation>What was read from the disk and what already came from its box contradict each other. It is held.</translation>
    </message>
    <message>
      <source>Lo que se practicó no cuenta y no se mezcla con la urna.</source>
      <translation>What was practised does not count and does not mix with the ballot box.</translation>
    </message>
    <message>
      <source>Lo que sigue</source>
      <translation>What comes next</translation>
    </message>
    <message>
      <source>Lo que trae el disco no es lo que su urna firmó: no se importó lo que no estaba en lotes.</source>
      <translation>What the disk holds is not what its box signed: what was in no batch was not imported.</translation>
    </message>
    <message>
      <source>Lo que ya estaba guardado sigue igual.</source>
      <translation>What was saved is as it was.</translation>
    </message>
    <message>
      <source>Los demás se apartan. No se guardan en ninguna parte.</source>
      <translation>The others step back. They are kept nowhere.</translation>
    </message>
    <message>
      <source>Los lotes siguen en el equipo y no se perdió nada.</source>
      <translation>The batches are still on the machine and nothing was lost.</translation>
    </message>
    <message>
      <source>Los lotes siguen en el equipo.</source>
      <translation>The batches are still on the machine.</translation>
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
      <source>Los votos de práctica de este equipo no se envían.</source>
      <translation>Practice votes of this machine are not sent.</translation>
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
      <source>Los votos que guarda pueden estar en riesgo. El programa no cambió nada en él.</source>
      <translation>The votes that it keeps may be at risk. The program changed nothing in it.</translation>
    </message>
    <message>
      <source>Los votos que guarda pueden estar en riesgo. No se abrió para votar y no se cambió nada.</source>
      <translation>The votes that it keeps may be at risk. It was not opened for voting and nothing was changed.</translation>
    </message>
    <message>
      <source>Los votos ya depositados están a salvo, y quien ya está votando puede terminar.</source>
      <translation>The votes already cast are safe, and whoever is voting now can finish.</translation>
    </message>
    <message>
      <source>Los votos ya depositados están a salvo; lo último no se guardó.</source>
      <translation>Votes already cast are safe; the last step was not saved.</translation>
    </message>
    <message>
      <source>Lote {n}</source>
      <translation>Batch {n}</translation>
    </message>
    <message>
      <source>Lote {n}.</source>
      <translation>Batch {n}.</translation>
    </message>
    <message>
      <source>Lotes</source>
      <translation>Batches</translation>
    </message>
    <message>
      <source>Lotes y actas que llegan en memorias, en archivos o por lector</source>
      <translation>Batches and records that come on sticks, in files or by scanner</translation>
    </message>
    <message>
      <source>Lotes {list}.</source>
      <translation>Batches {list}.</translation>
    </message>
    <message>
      <source>Lotes, o fotos y PDF de actas</source>
      <translation>Batches, or photos and PDFs of records</translation>
    </message>
    <message>
      <source>Lugar libre</source>
      <translation>Free place</translation>
    </message>
    <message>
      <source>Léalo otra vez, o tome otra foto con buena luz.</source>
      <translation>Read it again, or take another photo in good light.</translation>
    </message>
    <message>
      <source>Léalo, o pida que se lo lean, y decida.</source>
      <translation>Read it, or have it read to you, and decide. The consultation’s own texts are in Spanish.</translation>
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
      <source>Memoria {name}</source>
      <translation>Stick {name}</translation>
    </message>
    <message>
      <source>Mesa abierta desde las {hour}</source>
      <translation>Polls open since {hour}</translation>
    </message>
    <message>
      <source>Mientras usted revisaba llegó algo más, o se decidió otra cosa. No se cerró nada.</source>
      <translation>While you were looking something more arrived, or something else was decided. Nothing was closed.</translation>
    </message>
    <message>
      <source>Mire el documento y escríbalo otra vez; revise también el tipo de documento.</source>
      <translation>Look at the document and type it again; check the kind of document too.</translation>
    </message>
    <message>
      <source>Mire el tablero: lo completo no se acepta.</source>
      <translation>Look at the board: what is complete is not accepted.</translation>
    </message>
    <message>
      <source>Mire en la hoja de qué consulta es y de qué equipo.</source>
      <translation>See on the sheet of which consultation and machine it is.</translation>
    </message>
    <message>
      <source>Mire en la hoja el título de la consulta.</source>
      <translation>See the consultation’s title on the sheet.</translation>
    </message>
    <message>
      <source>Mire la lista con «status» y repita lo que falte.</source>
      <translation>See the list with “status” and repeat what is missing.</translation>
    </message>
    <message>
      <source>Mire otra vez antes de seguir.</source>
      <translation>Look again before you go on.</translation>
    </message>
    <message>
      <source>Mostrar las palabras</source>
      <translation>Show the words</translation>
    </message>
    <message>
      <source>Mostrar lo que selló</source>
      <translation>Show what it sealed</translation>
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
      <source>N.º {n} · {when} · {who}</source>
      <translation>No. {n} · {when} · {who}</translation>
    </message>
    <message>
      <source>Nada apartado</source>
      <translation>Nothing held</translation>
    </message>
    <message>
      <source>Nada de este equipo se cuenta</source>
      <translation>Nothing of this kiosk is counted</translation>
    </message>
    <message>
      <source>Nada ha llegado</source>
      <translation>Nothing has arrived</translation>
    </message>
    <message>
      <source>Nada por enviar</source>
      <translation>Nothing to send</translation>
    </message>
    <message>
      <source>Nada que importar</source>
      <translation>Nothing to import</translation>
    </message>
    <message>
      <source>Nada se perdió</source>
      <translation>Nothing was lost</translation>
    </message>
    <message>
      <source>Nadie está obligado</source>
      <translation>Nobody has to</translation>
    </message>
    <message>
      <source>Nadie puede votar hasta que la reanude. Los votos depositados están guardados.</source>
      <translation>Nobody can vote until you resume. The votes already cast are safe.</translation>
    </message>
    <message>
      <source>Ninguno de sus votos se cuenta, también los que ya habían llegado. Quedan guardados, y lo que falta se publica como número.</source>
      <translation>None of its votes is counted, not even those that had arrived. They are kept, and what is missing is published as a number.</translation>
    </message>
    <message>
      <source>Ningún equipo en regla sella un voto nulo. Anótelo, y haga revisar los equipos.</source>
      <translation>No kiosk in order seals a null ballot. Write it down, and have the kiosks examined.</translation>
    </message>
    <message>
      <source>Ningún puesto con ese nombre.</source>
      <translation>No voting point of that name.</translation>
    </message>
    <message>
      <source>No acepto</source>
      <translation>I do not accept</translation>
    </message>
    <message>
      <source>No apague este equipo.</source>
      <translation>Do not turn this machine off.</translation>
    </message>
    <message>
      <source>No continúa</source>
      <translation>Does not continue</translation>
    </message>
    <message>
      <source>No continúa lo que esta urna ya había enviado: el disco pudo volver atrás. Quedó apartado. No se perdió nada.</source>
      <translation>It does not continue what this box had sent: the disk may have been set back. It is held. Nothing was lost.</translation>
    </message>
    <message>
      <source>No continúa lo que este equipo ya envió: quedó apartado con alarma.</source>
      <translation>It does not continue what this machine sent: it is held with an alarm.</translation>
    </message>
    <message>
      <source>No cuenta</source>
      <translation>It does not count</translation>
    </message>
    <message>
      <source>No era igual. No se guardó el PIN. Escójalo otra vez.</source>
      <translation>It was not the same. The PIN was not saved. Choose it again.</translation>
    </message>
    <message>
      <source>No es igual al primero. No se registró nada. Mire el documento y escríbalo otra vez.</source>
      <translation>It is not the same as the first. Nothing was recorded. Look at the document and type it again.</translation>
    </message>
    <message>
      <source>No escriba nombres ni por quién votó alguien.</source>
      <translation>Write no names, and not how anybody voted.</translation>
    </message>
    <message>
      <source>No existe el archivo {path}. No se restauró nada.</source>
      <translation>There is no file {path}. Nothing was restored.</translation>
    </message>
    <message>
      <source>No existe {path}. No se importó nada.</source>
      <translation>There is no {path}. Nothing was imported.</translation>
    </message>
    <message>
      <source>No existe {path}. No se leyó nada.</source>
      <translation>There is no {path}. Nothing was read.</translation>
    </message>
    <message>
      <source>No falta nada</source>
      <translation>Nothing is missing</translation>
    </message>
    <message>
      <source>No falta nada: todo está completo.</source>
      <translation>Nothing is missing: all is complete.</translation>
    </message>
    <message>
      <source>No ha abierto</source>
      <translation>Not opened yet</translation>
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
      <source>No hay espacio en el disco.</source>
      <translation>The disk is full.</translation>
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
      <source>No hay nada que hacer. Si el límite está mal, cambie la lista de puestos.</source>
      <translation>There is nothing to do. If the limit is wrong, change the list of voting points.</translation>
    </message>
    <message>
      <source>No hay nada que hacer. Si fue un error, decida otra vez.</source>
      <translation>There is nothing to do. If it was a mistake, decide again.</translation>
    </message>
    <message>
      <source>No hay sonido: nadie podrá votar escuchando.</source>
      <translation>No sound: nobody can vote by listening.</translation>
    </message>
    <message>
      <source>No hay un depositario {index}: son {n}.</source>
      <translation>There is no trustee {index}: there are {n}.</translation>
    </message>
    <message>
      <source>No hay un equipo {kiosk} en la lista de puestos. No se hizo nada.</source>
      <translation>There is no machine {kiosk} on the list of voting points. Nothing was done.</translation>
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
      <source>No se abren ni se cuentan. Se publica por qué.</source>
      <translation>They are neither opened nor counted. It is published why.</translation>
    </message>
    <message>
      <source>No se abrió el centro</source>
      <translation>The centre was not opened</translation>
    </message>
    <message>
      <source>No se abrió la urna</source>
      <translation>The ballot box was not opened</translation>
    </message>
    <message>
      <source>No se abrió nada</source>
      <translation>Nothing was opened</translation>
    </message>
    <message>
      <source>No se cambió nada.</source>
      <translation>Nothing was changed.</translation>
    </message>
    <message>
      <source>No se cerró nada</source>
      <translation>Nothing was closed</translation>
    </message>
    <message>
      <source>No se copió nada. Los lotes siguen en el equipo.</source>
      <translation>Nothing was copied. The batches are still on the machine.</translation>
    </message>
    <message>
      <source>No se encontró ningún código QR en este archivo.</source>
      <translation>No QR code was found in this file.</translation>
    </message>
    <message>
      <source>No se escribió nada</source>
      <translation>Nothing was written</translation>
    </message>
    <message>
      <source>No se firmó nada</source>
      <translation>Nothing was signed</translation>
    </message>
    <message>
      <source>No se guardó la copia</source>
      <translation>No backup was saved</translation>
    </message>
    <message>
      <source>No se hizo nada</source>
      <translation>Nothing was done</translation>
    </message>
    <message>
      <source>No se importó</source>
      <translation>Not imported</translation>
    </message>
    <message>
      <source>No se leyó</source>
      <translation>Not read</translation>
    </message>
    <message>
      <source>No se perdió nada.</source>
      <translation>Nothing was lost.</translation>
    </message>
    <message>
      <source>No se pudo abrir la llave {whose} ({path}).</source>
      <translation>The key {whose} could not be opened ({path}).</translation>
    </message>
    <message>
      <source>No se pudo borrar toda la urna: {why}.</source>
      <translation>The box could not be erased entirely: {why}.</translation>
    </message>
    <message>
      <source>No se pudo crear la carpeta {name}: {why}.</source>
      <translation>The folder {name} could not be made: {why}.</translation>
    </message>
    <message>
      <source>No se pudo escribir en {path} ({why}). El centro sigue igual.</source>
      <translation>It could not be written to {path} ({why}). The centre is as it was.</translation>
    </message>
    <message>
      <source>No se pudo escribir {name}: {why}.</source>
      <translation>{name} could not be written: {why}.</translation>
    </message>
    <message>
      <source>No se pudo leer {name}: {why}.</source>
      <translation>{name} could not be read: {why}.</translation>
    </message>
    <message>
      <source>No se puede leer</source>
      <translation>It cannot be read</translation>
    </message>
    <message>
      <source>No se puede repartir la llave entre {trustees} depositarios con {quorum} para abrir.</source>
      <translation>The key cannot be split among {trustees} trustees with {quorum} to open.</translation>
    </message>
    <message>
      <source>No se puede votar ahora: la mesa {state}.</source>
      <translation>Nobody can vote now: the polls {state}.</translation>
    </message>
    <message>
      <source>No se recuperó la copia</source>
      <translation>The backup was not restored</translation>
    </message>
    <message>
      <source>No se registró nada.</source>
      <translation>Nothing was recorded.</translation>
    </message>
    <message>
      <source>No se sabe cuál urna de {kiosk} es «{digits}». No se hizo nada.</source>
      <translation>It is not clear which box of {kiosk} “{digits}” is. Nothing was done.</translation>
    </message>
    <message>
      <source>No se sabe qué votos se apartaron</source>
      <translation>It is not known which ballots were set aside</translation>
    </message>
    <message>
      <source>No se usó la lista</source>
      <translation>The list was not used</translation>
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
      <source>No vote en este equipo. Apáguelo, guárdelo y llame al centro de escrutinio: allí se rescata.</source>
      <translation>Do not vote on this machine. Switch it off, keep it and call the counting centre: it is rescued there.</translation>
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
      <source>Normalmente se hace un lote cada 25 votos, o a los 10 minutos.</source>
      <translation>Usually a batch is made every 25 ballots, or after 10 minutes.</translation>
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
      <source>Nulos</source>
      <translation>Null</translation>
    </message>
    <message>
      <source>Número del documento</source>
      <translation>Number of the document</translation>
    </message>
    <message>
      <source>Ocultar las palabras</source>
      <translation>Hide the words</translation>
    </message>
    <message>
      <source>Olvidé el PIN</source>
      <translation>I forgot the PIN</translation>
    </message>
    <message>
      <source>Otra persona cambió la lista de puestos al mismo tiempo. No se hizo nada.</source>
      <translation>Somebody else changed the list of voting points at the same time. Nothing was done.</translation>
    </message>
    <message>
      <source>Otra vez</source>
      <translation>Again</translation>
    </message>
    <message>
      <source>Otro programa tiene abierta esta urna.</source>
      <translation>Another program has this ballot box open.</translation>
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
      <source>Palabra {n}</source>
      <translation>Word {n}</translation>
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
      <source>Para contar, abra frozen.box con los depositarios.</source>
      <translation>To count, open frozen.box with the trustees.</translation>
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
      <source>Para otro grupo de jurados</source>
      <translation>For another group of volunteers</translation>
    </message>
    <message>
      <source>Para practicar con otro grupo empiece otra: los votos de esta se borran.</source>
      <translation>To practise with another group begin another one: the votes of this one are erased.</translation>
    </message>
    <message>
      <source>Para qué</source>
      <translation>What for</translation>
    </message>
    <message>
      <source>Para seguir escriba: {word}</source>
      <translation>To go on, type: {word}</translation>
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
      <source>Parte de ella puede seguir en el disco.</source>
      <translation>Part of it may still be on the disk.</translation>
    </message>
    <message>
      <source>Parte de lo que hay aquí se leyó del disco del equipo.</source>
      <translation>Part of what is here was read from the machine’s disk.</translation>
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
      <source>Paso {n} de {of}</source>
      <translation>Step {n} of {of}</translation>
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
      <source>Personas distintas</source>
      <translation>Different people</translation>
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
      <source>Ponga la carpeta publicada en la página web, y compruebe bundle.zip con urna-verify y la huella del afiche. Pasado el tiempo de reclamos, borre los equipos y archive: urna-central archive.</source>
      <translation>Put the published folder on the web site, and check bundle.zip with urna-verify and the fingerprint of the poster. After the time for claims, wipe the kiosks and archive: urna-central archive.</translation>
    </message>
    <message>
      <source>Por decidir</source>
      <translation>To be decided</translation>
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
      <source>Primero se revisa que la copia esté completa.</source>
      <translation>First the backup is checked to be whole.</translation>
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
      <source>Práctica: estos votos no cuentan</source>
      <translation>Practice: these ballots do not count</translation>
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
      <source>Puestos completos</source>
      <translation>Complete points</translation>
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
      <source>Queda muy poco espacio en el disco: {free} MB. No se registra a nadie más.</source>
      <translation>Very little room is left on the disk: {free} MB. Nobody else is checked in.</translation>
    </message>
    <message>
      <source>Queda poco disco: llame al centro</source>
      <translation>The disk is nearly full: call the centre</translation>
    </message>
    <message>
      <source>Quedará anotado. Escriba la hora correcta a mano en el acta.</source>
      <translation>It will be noted. Write the right time on the record by hand.</translation>
    </message>
    <message>
      <source>Quedó apartado con el código «{reason}». No se perdió nada.</source>
      <translation>It is held with the code “{reason}”. Nothing was lost.</translation>
    </message>
    <message>
      <source>Quedó en la bitácora, con quién y cuándo.</source>
      <translation>It is in the audit trail, with who and when.</translation>
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
      <source>Quite el cable y apague el wifi antes de que alguien escriba sus palabras.</source>
      <translation>Unplug the cable and switch the wifi off before anybody types their words.</translation>
    </message>
    <message>
      <source>Quién hizo qué en el centro. Solo crece.</source>
      <translation>Who did what at the centre. It only grows.</translation>
    </message>
    <message>
      <source>Qué pasó</source>
      <translation>What happened</translation>
    </message>
    <message>
      <source>Quítela de «--database» y póngala en el archivo ~/.pgpass (permisos 0600).</source>
      <translation>Take it out of “--database” and put it into the file ~/.pgpass (permissions 0600).</translation>
    </message>
    <message>
      <source>Reanudar la mesa</source>
      <translation>Resume the polls</translation>
    </message>
    <message>
      <source>Rechazado</source>
      <translation>Refused</translation>
    </message>
    <message>
      <source>Recibido</source>
      <translation>Received</translation>
    </message>
    <message>
      <source>Recuperando</source>
      <translation>Restoring</translation>
    </message>
    <message>
      <source>Recuperar no cambia este centro</source>
      <translation>Restoring does not change this centre</translation>
    </message>
    <message>
      <source>Recuperar una copia</source>
      <translation>Restore a backup</translation>
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
      <source>Registro cuyo seudónimo no es el suyo</source>
      <translation>Entry whose pseudonym is not its own</translation>
    </message>
    <message>
      <source>Registro que no abre</source>
      <translation>Entry that does not open</translation>
    </message>
    <message>
      <source>Registro repetido</source>
      <translation>Repeated entry</translation>
    </message>
    <message>
      <source>Registro sin voto</source>
      <translation>Entry without a ballot</translation>
    </message>
    <message>
      <source>Reloj</source>
      <translation>Clock</translation>
    </message>
    <message>
      <source>Rescate</source>
      <translation>Rescue</translation>
    </message>
    <message>
      <source>Responsable</source>
      <translation>Responsible</translation>
    </message>
    <message>
      <source>Restaure consultation.toml desde su copia.</source>
      <translation>Restore consultation.toml from your copy.</translation>
    </message>
    <message>
      <source>Restaure la carpeta «rosters».</source>
      <translation>Restore the folder “rosters”.</translation>
    </message>
    <message>
      <source>Restáurela desde su copia.</source>
      <translation>Restore it from your copy.</translation>
    </message>
    <message>
      <source>Resultados publicados</source>
      <translation>Results published</translation>
    </message>
    <message>
      <source>Retenido</source>
      <translation>Held back</translation>
    </message>
    <message>
      <source>Retirado</source>
      <translation>Revoked</translation>
    </message>
    <message>
      <source>Retirado, falta el lote {n}</source>
      <translation>Revoked, batch {n} is missing</translation>
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
      <source>Revise</source>
      <translation>Check</translation>
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
      <source>Revise el nombre de la carpeta.</source>
      <translation>Check the folder’s name.</translation>
    </message>
    <message>
      <source>Revise el nombre del archivo y vuelva a intentar.</source>
      <translation>Check the file’s name and try again.</translation>
    </message>
    <message>
      <source>Revise el nombre del archivo.</source>
      <translation>Check the file’s name.</translation>
    </message>
    <message>
      <source>Revise el nombre, los permisos y el espacio libre, e intente otra vez.</source>
      <translation>Check name, permissions and free space, and try again.</translation>
    </message>
    <message>
      <source>Revise el nombre.</source>
      <translation>Check the name.</translation>
    </message>
    <message>
      <source>Revise el número del depositario.</source>
      <translation>Check the trustee's number.</translation>
    </message>
    <message>
      <source>Revise la carpeta, o créelo con «init».</source>
      <translation>Check the folder, or make it with “init”.</translation>
    </message>
    <message>
      <source>Revise la impresora y el papel. Puede imprimirla después, en «Más».</source>
      <translation>Check the printer and the paper. You can print it later, under “More”.</translation>
    </message>
    <message>
      <source>Revise la lista de puestos: tal vez el equipo se cambió de lugar.</source>
      <translation>Check the list of voting points: the machine may have been moved.</translation>
    </message>
    <message>
      <source>Revise los casos de igual nombre uno por uno.</source>
      <translation>Review the cases of equal names one by one.</translation>
    </message>
    <message>
      <source>Revise que esté encendida y que la dirección en «--database» sea la correcta; repita sin riesgo.</source>
      <translation>Check that it is running and that the address in “--database” is right; repeat without risk.</translation>
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
      <source>Revise que sea su parte.</source>
      <translation>Check that it is your share.</translation>
    </message>
    <message>
      <source>Revise su voto antes de depositarlo</source>
      <translation>Review your vote before you cast it</translation>
    </message>
    <message>
      <source>Revise «--database»: postgresql://usuario@equipo/base.</source>
      <translation>Check “--database”: postgresql://user@machine/base.</translation>
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
      <source>Reúna a otro depositario con sus doce palabras.</source>
      <translation>Bring another trustee with their twelve words.</translation>
    </message>
    <message>
      <source>SHA-256, para anotar: {digest}</source>
      <translation>SHA-256, to write down: {digest}</translation>
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
      <source>Salir del cierre</source>
      <translation>Leave the closing</translation>
    </message>
    <message>
      <source>Salir del programa</source>
      <translation>Leave the program</translation>
    </message>
    <message>
      <source>Se abren {votes}</source>
      <translation>{votes} will be opened</translation>
    </message>
    <message>
      <source>Se aceptó cerrar sin lo que falta</source>
      <translation>Closing without what is missing was accepted</translation>
    </message>
    <message>
      <source>Se agregó un equipo</source>
      <translation>A machine was added</translation>
    </message>
    <message>
      <source>Se agregó un puesto</source>
      <translation>A voting point was added</translation>
    </message>
    <message>
      <source>Se borra 1 voto de práctica de este equipo.</source>
      <translation>1 practice vote of this machine is erased.</translation>
    </message>
    <message>
      <source>Se borran {n} votos de práctica de este equipo.</source>
      <translation>{n} practice votes of this machine are erased.</translation>
    </message>
    <message>
      <source>Se buscó 1 vez y no aparece.</source>
      <translation>Looked once, and it is not there.</translation>
    </message>
    <message>
      <source>Se buscó {n} veces y no aparece.</source>
      <translation>Looked {n} times, and it is not there.</translation>
    </message>
    <message>
      <source>Se cambió un equipo por otro</source>
      <translation>A machine was replaced</translation>
    </message>
    <message>
      <source>Se cerró el escrutinio</source>
      <translation>The count was closed</translation>
    </message>
    <message>
      <source>Se cerró sin 1 equipo</source>
      <translation>Closed without 1 machine</translation>
    </message>
    <message>
      <source>Se cerró sin {n} equipos</source>
      <translation>Closed without {n} machines</translation>
    </message>
    <message>
      <source>Se cerró sin {n}: {kiosks}</source>
      <translation>Closed without {n}: {kiosks}</translation>
    </message>
    <message>
      <source>Se cierra la cuenta con {votes}</source>
      <translation>The count closes with {votes}</translation>
    </message>
    <message>
      <source>Se cierra sin lo que falta</source>
      <translation>Closed without what is missing</translation>
    </message>
    <message>
      <source>Se concilia el registro, se apartan los votos repetidos sin abrirlos, y la urna queda congelada y firmada. No se puede volver atrás.</source>
      <translation>The register is reconciled, repeated votes are set aside unopened, and the box is frozen and signed. There is no way back.</translation>
    </message>
    <message>
      <source>Se creó el centro</source>
      <translation>The centre was made</translation>
    </message>
    <message>
      <source>Se decidió que esta urna no cuenta: quedó apartado.</source>
      <translation>It was decided that this box does not count: it is held.</translation>
    </message>
    <message>
      <source>Se decidió sobre un nombre igual</source>
      <translation>A case of equal names was decided</translation>
    </message>
    <message>
      <source>Se destruyó el registro</source>
      <translation>The register was destroyed</translation>
    </message>
    <message>
      <source>Se detuvo</source>
      <translation>Stopped</translation>
    </message>
    <message>
      <source>Se encendió el servidor</source>
      <translation>The server was started</translation>
    </message>
    <message>
      <source>Se escribe y se vuelve a leer completa.</source>
      <translation>It is written and read back whole.</translation>
    </message>
    <message>
      <source>Se escribió mal varias veces. No se cambió nada.</source>
      <translation>It was typed wrong several times. Nothing was changed.</translation>
    </message>
    <message>
      <source>Se excluyó un equipo</source>
      <translation>A kiosk was excluded</translation>
    </message>
    <message>
      <source>Se fija antes de abrir el registro y no se puede cambiar mientras no llegue nada más. Puede leerse en voz alta, como las balotas de un sorteo.</source>
      <translation>It is fixed before the register is opened, and cannot be changed while nothing more arrives. It can be read aloud, like the balls of a draw.</translation>
    </message>
    <message>
      <source>Se fijó la semilla</source>
      <translation>The seed was fixed</translation>
    </message>
    <message>
      <source>Se hace mientras el servidor sigue recibiendo. Llévela a otro equipo o a otra memoria.</source>
      <translation>It is made while the server goes on receiving. Take it to another machine or stick.</translation>
    </message>
    <message>
      <source>Se hacen al abrir y al cerrar la mesa.</source>
      <translation>They are made when the polls open and close.</translation>
    </message>
    <message>
      <source>Se hizo una copia</source>
      <translation>A backup was made</translation>
    </message>
    <message>
      <source>Se importaron archivos</source>
      <translation>Files were imported</translation>
    </message>
    <message>
      <source>Se leyeron actas</source>
      <translation>Records were read</translation>
    </message>
    <message>
      <source>Se miraron los resultados exactos</source>
      <translation>The exact results were looked at</translation>
    </message>
    <message>
      <source>Se ordenó borrar una urna</source>
      <translation>The wiping of a box was ordered</translation>
    </message>
    <message>
      <source>Se publicaron los resultados</source>
      <translation>The results were published</translation>
    </message>
    <message>
      <source>Se puede abrir. Mire lo que está marcado: quedará en el acta.</source>
      <translation>The polls can open. Look at what is marked: it will be on the record.</translation>
    </message>
    <message>
      <source>Se recuperó una copia</source>
      <translation>A backup was restored</translation>
    </message>
    <message>
      <source>Se rescató un disco</source>
      <translation>A disk was rescued</translation>
    </message>
    <message>
      <source>Se retiró un equipo</source>
      <translation>A machine was revoked</translation>
    </message>
    <message>
      <source>Se sacaron los documentos originales</source>
      <translation>The original documents were exported</translation>
    </message>
    <message>
      <source>Se trajo la lista de quienes votaron en otra parte</source>
      <translation>The list of those who voted elsewhere was brought in</translation>
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
      <source>Seguir revisando</source>
      <translation>Keep reviewing</translation>
    </message>
    <message>
      <source>Segundo voto de la misma persona</source>
      <translation>Second vote of the same person</translation>
    </message>
    <message>
      <source>Semilla leída en voz alta</source>
      <translation>Seed that was read aloud</translation>
    </message>
    <message>
      <source>Semilla leída: {seed}</source>
      <translation>Seed read aloud: {seed}</translation>
    </message>
    <message>
      <source>Semilla: {seed}</source>
      <translation>Seed: {seed}</translation>
    </message>
    <message>
      <source>Seudónimo que no abre</source>
      <translation>Pseudonym that does not open</translation>
    </message>
    <message>
      <source>Si conecta una memoria USB, aparece aquí en un momento.</source>
      <translation>If you plug in a USB stick, it appears here in a moment.</translation>
    </message>
    <message>
      <source>Si cuenta</source>
      <translation>If it counts</translation>
    </message>
    <message>
      <source>Si falta lo suyo, acéptelo con su razón.</source>
      <translation>If its batches are missing, accept that with a reason.</translation>
    </message>
    <message>
      <source>Si hubo otra forma de votar, traiga la lista</source>
      <translation>If there was another way to vote, bring the list</translation>
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
      <source>Si no cuenta</source>
      <translation>If it does not count</translation>
    </message>
    <message>
      <source>Si no es la misma, no siga.</source>
      <translation>If it is not the same, stop.</translation>
    </message>
    <message>
      <source>Si pide verlo, se anula y usted vota otra vez.</source>
      <translation>If you ask to see it, it is voided and you vote again.</translation>
    </message>
    <message>
      <source>Si va a abrir, haga su kit con «urna-central kit».</source>
      <translation>If it is to open, make its kit with “urna-central kit”.</translation>
    </message>
    <message>
      <source>Siga con el que sigue.</source>
      <translation>Go on with the next one.</translation>
    </message>
    <message>
      <source>Siga con la revisión.</source>
      <translation>Go on with the review.</translation>
    </message>
    <message>
      <source>Siga con la semilla.</source>
      <translation>Go on with the seed.</translation>
    </message>
    <message>
      <source>Sigue otro depositario.</source>
      <translation>Another trustee is next.</translation>
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
      <source>Sin equipo</source>
      <translation>No machine</translation>
    </message>
    <message>
      <source>Sin noticias {time}</source>
      <translation>No news for {time}</translation>
    </message>
    <message>
      <source>Solo lo que falta</source>
      <translation>Only what is missing</translation>
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
      <source>Son {words} palabras, y aquí hay {n}.</source>
      <translation>There must be {words} words, and there are {n}.</translation>
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
      <source>Su voto está guardado.</source>
      <translation>Their vote is safe.</translation>
    </message>
    <message>
      <source>Su voto está sellado con este código</source>
      <translation>Your ballot is sealed with this code</translation>
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
      <source>Suelte aquí archivos o conecte una memoria</source>
      <translation>Drop files here or plug in a stick</translation>
    </message>
    <message>
      <source>Suelte archivos o carpetas en cualquier parte de esta ventana, o elija:</source>
      <translation>Drop files or folders anywhere on this window, or choose:</translation>
    </message>
    <message>
      <source>Suelte otra vez la carpeta cuando quiera: lo que ya entró no cuenta doble.</source>
      <translation>Drop the folder again whenever you like: what came in already counts once.</translation>
    </message>
    <message>
      <source>Sus derechos</source>
      <translation>Your rights</translation>
    </message>
    <message>
      <source>Sus lotes entran a la cuenta al lado de los de las otras urnas de ese equipo. Quien haya votado en dos urnas cuenta una sola vez.</source>
      <translation>Its batches come into the count beside those of that machine’s other boxes. Whoever voted in two boxes counts once.</translation>
    </message>
    <message>
      <source>Sus palabras son las suyas.</source>
      <translation>The words are the right ones.</translation>
    </message>
    <message>
      <source>Sus urnas en el centro: {listed}. Dé los primeros ocho signos de una con «--box».</source>
      <translation>Its boxes at the centre: {listed}. Give the first eight signs of one with “--box”.</translation>
    </message>
    <message>
      <source>Sus votos se apartan. Después no se puede quitar la lista.</source>
      <translation>Their votes are set aside. Afterwards the list cannot be taken out.</translation>
    </message>
    <message>
      <source>Sí cuenta</source>
      <translation>It counts</translation>
    </message>
    <message>
      <source>Sí, borrar y empezar</source>
      <translation>Yes, erase and begin</translation>
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
      <source>Tablero</source>
      <translation>Board</translation>
    </message>
    <message>
      <source>Tamaño del texto</source>
      <translation>Text size</translation>
    </message>
    <message>
      <source>También 1 lote que no tiene recibo del centro.</source>
      <translation>So is 1 batch that has no receipt from the centre.</translation>
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
      <source>También {n} lotes que no tienen recibo del centro.</source>
      <translation>So are {n} batches that have no receipt from the centre.</translation>
    </message>
    <message>
      <source>Terminar</source>
      <translation>Finish</translation>
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
      <source>Todas sus urnas quedan guardadas y fuera de la cuenta. La razón se publica.</source>
      <translation>All its ballot boxes are kept, and left out of the count. The reason is published.</translation>
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
      <source>Todavía no ha llegado ningún voto. No se cerró nada.</source>
      <translation>No ballot has arrived yet. Nothing was closed.</translation>
    </message>
    <message>
      <source>Todavía no hay actas</source>
      <translation>There are no records yet</translation>
    </message>
    <message>
      <source>Todavía no hay anotaciones.</source>
      <translation>There are no notes yet.</translation>
    </message>
    <message>
      <source>Todavía no hay ninguno</source>
      <translation>There is none yet</translation>
    </message>
    <message>
      <source>Todavía no hay recibo del centro.</source>
      <translation>No receipt from the centre yet.</translation>
    </message>
    <message>
      <source>Todavía no se ve ninguna memoria</source>
      <translation>No stick is seen yet</translation>
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
      <source>Todo el centro en un solo archivo, y de vuelta</source>
      <translation>The whole centre in one file, and back</translation>
    </message>
    <message>
      <source>Todo lo necesario está bien.</source>
      <translation>All that is needed is well.</translation>
    </message>
    <message>
      <source>Todo lo que llegó entra al cierre. Allí se apartan los votos repetidos, sin abrirlos.</source>
      <translation>Everything that arrived goes into the closing. Repeated ballots are set aside there, unopened.</translation>
    </message>
    <message>
      <source>Todos los equipos están completos.</source>
      <translation>All machines are complete.</translation>
    </message>
    <message>
      <source>Tome la foto de cerca, con buena luz y sin sombra, o escanee la hoja.</source>
      <translation>Take the photo from near, in good light and without a shadow, or scan the sheet.</translation>
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
      <source>Traer una lista</source>
      <translation>Bring a list</translation>
    </message>
    <message>
      <source>Traiga frozen.box en una memoria</source>
      <translation>Bring frozen.box on a stick</translation>
    </message>
    <message>
      <source>Tómele una foto al QR: con ella se comprueba qué estaba sellado con ese código.</source>
      <translation>Take a photo of the QR: with it, what was sealed under that code can be checked.</translation>
    </message>
    <message>
      <source>Un archivo dentro del kit está dañado.</source>
      <translation>A file inside the kit is damaged.</translation>
    </message>
    <message>
      <source>Un lote lleva de {least} a {most} votos, y espera al menos 1 minuto.</source>
      <translation>A batch holds {least} to {most} ballots, and waits at least 1 minute.</translation>
    </message>
    <message>
      <source>Un momento</source>
      <translation>One moment</translation>
    </message>
    <message>
      <source>Un número de {kind} tiene de {least} a {most} {unit}, y lo escrito no.</source>
      <translation>A number of {kind} has {least} to {most} {unit}, and this one does not.</translation>
    </message>
    <message>
      <source>Un número de {kind} tiene {least} {unit}, y lo escrito no.</source>
      <translation>A number of {kind} has {least} {unit}, and this one does not.</translation>
    </message>
    <message>
      <source>Un voto en blanco</source>
      <translation>A blank ballot</translation>
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
      <source>Una carpeta</source>
      <translation>A folder</translation>
    </message>
    <message>
      <source>Una clave es una frase larga que solo conoce su dueño; en un archivo va en la primera línea.</source>
      <translation>A passphrase is a long sentence that its owner alone knows; in a file it stands on the first line.</translation>
    </message>
    <message>
      <source>Una propuesta aparece dos veces en la papeleta.</source>
      <translation>A proposal is on the ballot twice.</translation>
    </message>
    <message>
      <source>Una urna no cuenta</source>
      <translation>A box does not count</translation>
    </message>
    <message>
      <source>Una urna sí cuenta</source>
      <translation>A box counts</translation>
    </message>
    <message>
      <source>Unos archivos</source>
      <translation>Some files</translation>
    </message>
    <message>
      <source>Urna</source>
      <translation>Ballot box</translation>
    </message>
    <message>
      <source>Urna Abierta · Centro de escrutinio</source>
      <translation>Urna Abierta · Central tally</translation>
    </message>
    <message>
      <source>Urna que cuenta</source>
      <translation>Box that counts</translation>
    </message>
    <message>
      <source>Urna que no cuenta</source>
      <translation>Box that does not count</translation>
    </message>
    <message>
      <source>Urna {box} del equipo {kiosk}</source>
      <translation>Box {box} of machine {kiosk}</translation>
    </message>
    <message>
      <source>Urna {box} · </source>
      <translation>Box {box} · </translation>
    </message>
    <message>
      <source>Urna {box}, {many}.</source>
      <translation>Box {box}, {many}.</translation>
    </message>
    <message>
      <source>Urna {box}.</source>
      <translation>Box {box}.</translation>
    </message>
    <message>
      <source>Use de 2 a {most} depositarios, y un número para abrir de 2 hasta ese total.</source>
      <translation>Use 2 to {most} trustees, and a number to open from 2 up to that total.</translation>
    </message>
    <message>
      <source>Use la carpeta de llaves de este centro.</source>
      <translation>Use the folder with the keys of this centre.</translation>
    </message>
    <message>
      <source>Use la copia que guardó de ese archivo.</source>
      <translation>Use the copy that you kept of that file.</translation>
    </message>
    <message>
      <source>Use la versión nueva.</source>
      <translation>Use the new version.</translation>
    </message>
    <message>
      <source>Use otra copia del centro.</source>
      <translation>Use another backup of the centre.</translation>
    </message>
    <message>
      <source>Use otra memoria.</source>
      <translation>Use another stick.</translation>
    </message>
    <message>
      <source>Use una carpeta nueva o vacía.</source>
      <translation>Use a new or empty folder.</translation>
    </message>
    <message>
      <source>Usted decide qué propuestas entran al plan</source>
      <translation>You decide which proposals enter the plan</translation>
    </message>
    <message>
      <source>Vacía: sale de los lotes</source>
      <translation>Empty: it comes from the batches</translation>
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
      <source>Ver el cierre</source>
      <translation>See the close</translation>
    </message>
    <message>
      <source>Ver el puesto</source>
      <translation>See the point</translation>
    </message>
    <message>
      <source>Ver el puesto {code}</source>
      <translation>See point {code}</translation>
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
      <translation>Medium volume</translation>
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
      <source>Volver al tablero</source>
      <translation>Back to the board</translation>
    </message>
    <message>
      <source>Volver, no hacer nada</source>
      <translation>Go back, do nothing</translation>
    </message>
    <message>
      <source>Votación oficial</source>
      <translation>Official voting</translation>
    </message>
    <message>
      <source>Votar otra vez</source>
      <translation>Vote again</translation>
    </message>
    <message>
      <source>Voto anulado por una comprobación</source>
      <translation>Ballot voided by a challenge</translation>
    </message>
    <message>
      <source>Voto de prueba, anulado</source>
      <translation>Test ballot, voided</translation>
    </message>
    <message>
      <source>Voto sin registro</source>
      <translation>Vote without a check-in</translation>
    </message>
    <message>
      <source>Vuelva a empezar el cierre: lo que ya decidió sigue decidido.</source>
      <translation>Begin the closing again: what you decided stays decided.</translation>
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
      <source>Y {n} equipos más, en el tablero.</source>
      <translation>And {n} machines more, on the board.</translation>
    </message>
    <message>
      <source>Ya eligió 1 propuesta. Para cambiar, quítela primero.</source>
      <translation>You have already chosen 1 proposal. To change, take it away first.</translation>
    </message>
    <message>
      <source>Ya eligió {n} propuestas. Para cambiar, quite primero una.</source>
      <translation>You have already chosen {n} proposals. To change, take one away first.</translation>
    </message>
    <message>
      <source>Ya estaba</source>
      <translation>Was here already</translation>
    </message>
    <message>
      <source>Ya están los depositarios</source>
      <translation>The trustees are here</translation>
    </message>
    <message>
      <source>Ya había otro lote con este número y otro contenido. El primero cuenta; este quedó apartado. No se perdió nada.</source>
      <translation>There was another batch with this number and other contents. The first one counts; this one is held. Nothing was lost.</translation>
    </message>
    <message>
      <source>Ya hay otro lote distinto con este número: quedó apartado con alarma.</source>
      <translation>There is another batch with this number already: it is held with an alarm.</translation>
    </message>
    <message>
      <source>Ya hizo todas las comprobaciones que permite esta consulta.</source>
      <translation>You have made all the checks that this consultation allows.</translation>
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
      <source>abierta</source>
      <translation>open</translation>
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
      <source>ahí solo se puede leer</source>
      <translation>it can only be read there</translation>
    </message>
    <message>
      <source>centre.key está dañada.</source>
      <translation>centre.key is damaged.</translation>
    </message>
    <message>
      <source>centre.key no es la de este centro.</source>
      <translation>centre.key is not that of this centre.</translation>
    </message>
    <message>
      <source>cerrada</source>
      <translation>closed</translation>
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
      <source>cierre definitivo</source>
      <translation>final close</translation>
    </message>
    <message>
      <source>cierre del día</source>
      <translation>close of the day</translation>
    </message>
    <message>
      <source>cinco</source>
      <translation>five</translation>
    </message>
    <message>
      <source>conciliación</source>
      <translation>reconciliation</translation>
    </message>
    <message>
      <source>congelar y firmar</source>
      <translation>freeze and sign</translation>
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
      <source>el disco dice otra cosa</source>
      <translation>the disk says something else</translation>
    </message>
    <message>
      <source>el equipo fue retirado</source>
      <translation>the machine was revoked</translation>
    </message>
    <message>
      <source>el nombre es muy largo</source>
      <translation>the name is too long</translation>
    </message>
    <message>
      <source>el número no es de {kind}</source>
      <translation>the number is not of {kind}</translation>
    </message>
    <message>
      <source>el tipo de documento no es uno de {known}</source>
      <translation>the type of document is none of {known}</translation>
    </message>
    <message>
      <source>el {day} a las {hour}</source>
      <translation>on {day} at {hour}</translation>
    </message>
    <message>
      <source>eligen de menos</source>
      <translation>choose too few</translation>
    </message>
    <message>
      <source>eligen de más</source>
      <translation>choose too many</translation>
    </message>
    <message>
      <source>eligen una propuesta que no existe</source>
      <translation>choose a proposal that does not exist</translation>
    </message>
    <message>
      <source>en pausa</source>
      <translation>paused</translation>
    </message>
    <message>
      <source>enero</source>
      <translation>January</translation>
    </message>
    <message>
      <source>es más grande de lo que ahí cabe en un archivo</source>
      <translation>it is larger than a file may be there</translation>
    </message>
    <message>
      <source>es un enlace a otra parte</source>
      <translation>it is a link to somewhere else</translation>
    </message>
    <message>
      <source>es una carpeta</source>
      <translation>it is a folder</translation>
    </message>
    <message>
      <source>este equipo no tiene esa dirección</source>
      <translation>this machine does not have that address</translation>
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
      <source>falla de lectura o escritura</source>
      <translation>an error of reading or writing</translation>
    </message>
    <message>
      <source>falta 1 voto</source>
      <translation>1 vote is still</translation>
    </message>
    <message>
      <source>falta el número</source>
      <translation>the number is missing</translation>
    </message>
    <message>
      <source>falta uno anterior</source>
      <translation>an earlier one is missing</translation>
    </message>
    <message>
      <source>faltan {n} votos</source>
      <translation>{n} votes are still</translation>
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
      <source>hace un momento</source>
      <translation>a moment ago</translation>
    </message>
    <message>
      <source>hace {n} minutos</source>
      <translation>{n} minutes ago</translation>
    </message>
    <message>
      <source>hace {span}</source>
      <translation>{span} ago</translation>
    </message>
    <message>
      <source>hay demasiados archivos abiertos</source>
      <translation>too many files are open</translation>
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
      <source>la carpeta no está vacía</source>
      <translation>the folder is not empty</translation>
    </message>
    <message>
      <source>la semilla</source>
      <translation>the seed</translation>
    </message>
    <message>
      <source>letras y números</source>
      <translation>letters and digits</translation>
    </message>
    <message>
      <source>lo que falta</source>
      <translation>what is missing</translation>
    </message>
    <message>
      <source>lotes recibidos</source>
      <translation>batches received</translation>
    </message>
    <message>
      <source>línea {number}: {reason}</source>
      <translation>line {number}: {reason}</translation>
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
      <source>no abren con la llave de la urna</source>
      <translation>do not open with the box's key</translation>
    </message>
    <message>
      <source>no continúa lo que ya llegó</source>
      <translation>does not continue what came before</translation>
    </message>
    <message>
      <source>no cuadra: llame al centro</source>
      <translation>they do not agree: call the centre</translation>
    </message>
    <message>
      <source>no es un archivo común</source>
      <translation>it is not an ordinary file</translation>
    </message>
    <message>
      <source>no existe</source>
      <translation>it does not exist</translation>
    </message>
    <message>
      <source>no hay espacio</source>
      <translation>there is no room</translation>
    </message>
    <message>
      <source>no hay permiso</source>
      <translation>there is no permission</translation>
    </message>
    <message>
      <source>no son lo que su código prometió</source>
      <translation>are not what their code committed to</translation>
    </message>
    <message>
      <source>no tienen la forma de un voto</source>
      <translation>do not have the form of a ballot</translation>
    </message>
    <message>
      <source>noviembre</source>
      <translation>November</translation>
    </message>
    <message>
      <source>nunca</source>
      <translation>never</translation>
    </message>
    <message>
      <source>o ninguna</source>
      <translation>or none</translation>
    </message>
    <message>
      <source>octubre</source>
      <translation>October</translation>
    </message>
    <message>
      <source>otro programa lo está usando</source>
      <translation>another program is using it</translation>
    </message>
    <message>
      <source>p. m.</source>
      <translation>p.m.</translation>
    </message>
    <message>
      <source>personas registradas</source>
      <translation>people checked in</translation>
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
      <source>quienes votaron en otra parte</source>
      <translation>who voted elsewhere</translation>
    </message>
    <message>
      <source>repiten una propuesta</source>
      <translation>repeat a proposal</translation>
    </message>
    <message>
      <source>septiembre</source>
      <translation>September</translation>
    </message>
    <message>
      <source>sin abrir</source>
      <translation>not opened</translation>
    </message>
    <message>
      <source>su urna no cuenta</source>
      <translation>its box does not count</translation>
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
      <source>una parte de la dirección no es una carpeta</source>
      <translation>part of the address is not a folder</translation>
    </message>
    <message>
      <source>viene de otra urna</source>
      <translation>comes from another box</translation>
    </message>
    <message>
      <source>voto en la urna</source>
      <translation>vote in the ballot box</translation>
    </message>
    <message>
      <source>votos</source>
      <translation>votes</translation>
    </message>
    <message>
      <source>votos en la urna</source>
      <translation>votes in the ballot box</translation>
    </message>
    <message>
      <source>y {more} más</source>
      <translation>and {more} more</translation>
    </message>
    <message>
      <source>ya existe</source>
      <translation>it exists already</translation>
    </message>
    <message>
      <source>ya había otro con ese número</source>
      <translation>there was another with that number</translation>
    </message>
    <message>
      <source>ya no está la memoria o el disco</source>
      <translation>the stick or disk is gone</translation>
    </message>
    <message>
      <source>ya se había leído</source>
      <translation>was read before</translation>
    </message>
    <message>
      <source>{box}{votes}, {total} en total · {polls}</source>
      <translation>{box}{votes}, {total} in all · {polls}</translation>
    </message>
    <message>
      <source>{day} de {month} de {year}</source>
      <translation>{day} {month} {year}</translation>
    </message>
    <message>
      <source>{day}, {hour}</source>
      <translation>{day}, {hour}</translation>
    </message>
    <message>
      <source>{day}, {hour}, por {who}</source>
      <translation>{day}, {hour}, by {who}</translation>
    </message>
    <message>
      <source>{file}, página {n}</source>
      <translation>{file}, page {n}</translation>
    </message>
    <message>
      <source>{first} y {last}</source>
      <translation>{first} and {last}</translation>
    </message>
    <message>
      <source>{kind}: número otra vez</source>
      <translation>{kind}: the number again</translation>
    </message>
    <message>
      <source>{lead}, con reclamación</source>
      <translation>{lead}, disputed</translation>
    </message>
    <message>
      <source>{lead}: {name}, equipo {kiosk}</source>
      <translation>{lead}: {name}, machine {kiosk}</translation>
    </message>
    <message>
      <source>{name}, lote {n} · {votes}</source>
      <translation>{name}, batch {n} · {votes}</translation>
    </message>
    <message>
      <source>{name}: su acta dice otra cosa que sus lotes</source>
      <translation>{name}: its record says something else than its batches</translation>
    </message>
    <message>
      <source>{name}: {batches}, {votes}, {size} KB. Se leyó otra vez y está completa.</source>
      <translation>{name}: {batches}, {votes}, {size} KB. It was read again and is complete.</translation>
    </message>
    <message>
      <source>{n} actas</source>
      <translation>{n} records</translation>
    </message>
    <message>
      <source>{n} anotaciones, sin cambios.</source>
      <translation>{n} notes, unchanged.</translation>
    </message>
    <message>
      <source>{n} apartados</source>
      <translation>{n} held</translation>
    </message>
    <message>
      <source>{n} archivos</source>
      <translation>{n} files</translation>
    </message>
    <message>
      <source>{n} archivos quedaron sin mirar.</source>
      <translation>{n} files were not looked at.</translation>
    </message>
    <message>
      <source>{n} de 1 completo</source>
      <translation>{n} of 1 complete</translation>
    </message>
    <message>
      <source>{n} de 1 puesto completo</source>
      <translation>{n} of 1 point complete</translation>
    </message>
    <message>
      <source>{n} de 12 palabras</source>
      <translation>{n} of 12 words</translation>
    </message>
    <message>
      <source>{n} de {all} completos</source>
      <translation>{n} of {all} complete</translation>
    </message>
    <message>
      <source>{n} de {all} puestos completos</source>
      <translation>{n} of {all} points complete</translation>
    </message>
    <message>
      <source>{n} días</source>
      <translation>{n} days</translation>
    </message>
    <message>
      <source>{n} equipos</source>
      <translation>{n} kiosks</translation>
    </message>
    <message>
      <source>{n} h</source>
      <translation>{n} h</translation>
    </message>
    <message>
      <source>{n} leídas</source>
      <translation>{n} read</translation>
    </message>
    <message>
      <source>{n} lotes</source>
      <translation>{n} batches</translation>
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
      <source>{n} lotes, del {first} al {last}.</source>
      <translation>{n} batches, from {first} to {last}.</translation>
    </message>
    <message>
      <source>{n} min</source>
      <translation>{n} min</translation>
    </message>
    <message>
      <source>{n} no coinciden</source>
      <translation>{n} do not agree</translation>
    </message>
    <message>
      <source>{n} nuevos</source>
      <translation>{n} new</translation>
    </message>
    <message>
      <source>{n} personas</source>
      <translation>{n} people</translation>
    </message>
    <message>
      <source>{n} personas con varios votos</source>
      <translation>{n} people with several votes</translation>
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
      <source>{n} puestos</source>
      <translation>{n} points</translation>
    </message>
    <message>
      <source>{n} rechazadas</source>
      <translation>{n} refused</translation>
    </message>
    <message>
      <source>{n} rechazados</source>
      <translation>{n} refused</translation>
    </message>
    <message>
      <source>{n} recibos no son de este centro.</source>
      <translation>{n} receipts are not from this centre.</translation>
    </message>
    <message>
      <source>{n} recibos quedaron junto a sus lotes. Puede retirar la memoria y devolverla a su puesto.</source>
      <translation>{n} receipts lie beside their batches. You can remove the stick and give it back to its point.</translation>
    </message>
    <message>
      <source>{n} votos</source>
      <translation>{n} votes</translation>
    </message>
    <message>
      <source>{n} votos de prueba</source>
      <translation>{n} test votes</translation>
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
      <source>{n} ya estaban</source>
      <translation>{n} were here already</translation>
    </message>
    <message>
      <source>{page} de {pages}</source>
      <translation>{page} of {pages}</translation>
    </message>
    <message>
      <source>{path} ya existe y no se tocó.</source>
      <translation>{path} exists already and was not touched.</translation>
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
      <source>{place}, equipo {kiosk}: {said}</source>
      <translation>{place}, machine {kiosk}: {said}</translation>
    </message>
    <message>
      <source>{place}, lote {n}</source>
      <translation>{place}, batch {n}</translation>
    </message>
    <message>
      <source>{polls} con {votes}</source>
      <translation>{polls} with {votes}</translation>
    </message>
    <message>
      <source>{text}; {missing} por llegar.</source>
      <translation>{text}; {missing} to come.</translation>
    </message>
    <message>
      <source>{valid} válidos, {blank} de ellos en blanco, {null} nulos</source>
      <translation>{valid} valid, {blank} of them blank, {null} null</translation>
    </message>
    <message>
      <source>{votes} cuentan</source>
      <translation>{votes} count</translation>
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
      <source>«{text}» no es la dirección de un centro.</source>
      <translation>“{text}” is not the address of a centre.</translation>
    </message>
    <message>
      <source>¿Cerrar definitivamente?</source>
      <translation>Close for good?</translation>
    </message>
    <message>
      <source>¿Cómo lo sabe? Sin nombres de votantes</source>
      <translation>How do you know? No voters' names</translation>
    </message>
    <message>
      <source>¿Empezar otra práctica?</source>
      <translation>Begin another practice?</translation>
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
      <source>¿Por qué? Se publica; sin nombres de votantes</source>
      <translation>Why? It is published; no voters' names</translation>
    </message>
    <message>
      <source>¿Por qué? Sin nombres de votantes</source>
      <translation>Why? No names of voters</translation>
    </message>
    <message>
      <source>¿Quién se acerca?</source>
      <translation>Who comes next?</translation>
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
      <source>Ábralo con: urna-desk --centre {folder}</source>
      <translation>Open it with: urna-desk --centre {folder}</translation>
    </message>
    <message>
      <source>Último recibo del centro: {ago}</source>
      <translation>Last receipt from the centre: {ago}</translation>
    </message>
    <message>
      <source>último lote</source>
      <translation>last batch</translation>
    </message>
  </context>
</TS>
