import type { TaskBulkMessages } from './en.ts';

/** The same in Spanish. */
export const es: TaskBulkMessages = {
  selectOne: 'Seleccionar {name}',
  selectAll: 'Seleccionar todo lo que se muestra',
  selectNone: 'Seleccione tareas para completarlas, moverlas, reasignarlas o eliminarlas.',
  selected: { one: '{n} seleccionada', other: '{n} seleccionadas' },
  complete: 'Completar',
  reopen: 'Reabrir',
  move: 'Mover',
  assign: 'Reasignar',
  delete: 'Eliminar',
  titles: {
    complete: { one: 'Completar {n} tarea', other: 'Completar {n} tareas' },
    reopen: { one: 'Reabrir {n} tarea', other: 'Reabrir {n} tareas' },
    move: { one: 'Mover {n} tarea', other: 'Mover {n} tareas' },
    assign: { one: 'Reasignar {n} tarea', other: 'Reasignar {n} tareas' },
    delete: { one: '¿Eliminar {n} tarea?', other: '¿Eliminar {n} tareas?' },
  },
  deleteText: { one: 'Una tarea eliminada no se puede recuperar.', other: 'Las tareas eliminadas no se pueden recuperar.' },
  progress: '{done} de {total}',
  stop: 'Detener',
  stopped: 'Detenido. Lo hecho, hecho está.',
  done: {
    complete: { one: '{n} tarea completada.', other: '{n} tareas completadas.' },
    reopen: { one: '{n} tarea reabierta.', other: '{n} tareas reabiertas.' },
    move: { one: '{n} tarea movida.', other: '{n} tareas movidas.' },
    assign: { one: '{n} tarea reasignada.', other: '{n} tareas reasignadas.' },
    delete: { one: '{n} tarea eliminada.', other: '{n} tareas eliminadas.' },
  },
  notDone: { one: '{n} se quedó como está:', other: '{n} se quedaron como están:' },
};
