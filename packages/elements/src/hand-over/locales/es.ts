import type { HandOverMessages } from './en.ts';

/** The words of the hand-over of a person's work in Spanish. */
export const es: HandOverMessages = {
  title: 'Reasignar el trabajo',
  from: 'De',
  to: 'A',
  choose: '—',
  inform: 'Informar a quien recibe',
  absent: '{name} (ausente)',
  looking: 'Buscando leads abiertos, clientes y tareas…',
  nothing: 'No hay nada abierto que reasignar.',
  lead: { one: '{n} lead abierto', other: '{n} leads abiertos' },
  client: { one: '{n} cliente', other: '{n} clientes' },
  task: { one: '{n} tarea abierta', other: '{n} tareas abiertas' },
  refused: { one: 'usted no puede reasignar {n}', other: 'usted no puede reasignar {n}' },
  help: 'Un lead se lleva sus fechas límite. Los leads y tareas cerrados se quedan donde están.',
  start: { one: 'Reasignar {n} registro', other: 'Reasignar {n} registros' },
  progress: '{done} de {total}',
  stop: 'Detener',
  done: { one: 'Se ha reasignado {n} registro.', other: 'Se han reasignado {n} registros.' },
  stopped: 'Detenido. Lo reasignado sigue reasignado.',
  notDone: { one: 'No se ha reasignado {n}:', other: 'No se han reasignado {n}:' },
  forbidden: 'fuera de sus permisos, o quien recibe queda fuera de su alcance',
  gone: 'ya no existe o ya no puede verlo',
  failed: 'servidor inaccesible',
  again: 'Intentarlo de nuevo con estos',
};
