import type { TimelineActionsMessages } from './en.ts';

/** The words of what may be done to what a history tells of, in Spanish. */
export const es: TimelineActionsMessages = {
  actions: 'Acciones',
  done: 'Hecho',
  notDone: 'No se ha hecho',
  overtaken: 'Su estado ya no lo permite.',
  editRemark: 'Modificar la observación',
  deleteRemark: 'Eliminar la observación',
  deleteRemarkText: 'Su texto se elimina; el historial conserva que hubo una observación.',
  remark: 'Observación',
  acceptOffer: 'Marcar como aceptada',
  withdrawOffer: 'Retirar la oferta',
  withdrawText: 'Ya no cuenta y permanece en el historial. No se puede deshacer.',
  appraise: 'Tasar',
  amount: 'Importe en {currency}',
  amountWrong: 'Indique un importe, por ejemplo 12500.',
  withdrawTradeIn: 'Retirar el vehículo de entrega',
  driven: 'Marcar como realizada',
  licenceSeen: 'Se ha visto el permiso de conducir',
  moveDrive: 'Cambiar de hora',
  newTime: 'Nueva fecha y hora',
  missed: 'No acudió nadie',
  cancelDrive: 'Cancelar la prueba',
  cancelDriveText: 'Su cita se cierra y la prueba ya no cuenta. No se puede deshacer.',
  complete: 'Completar la tarea',
  reopen: 'Reabrir',
};
