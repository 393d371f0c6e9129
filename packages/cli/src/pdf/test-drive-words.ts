import type { PaperLanguage } from '@dealerkit/core';

const en = {
  title: 'Test drive',
  driver: 'Driver',
  plate: 'Number plate',
  at: 'Date and time',
  duration: 'Duration',
  minutes: '{n} min',
  backAt: 'Back at',
  mileageOut: 'Mileage out',
  mileageBack: 'Mileage back',
  licence: 'Driving licence no.',
  licenceSeen: 'Driving licence seen',
  statement:
    'I hold a driving licence that is valid for this vehicle. I drive it myself, with care and within the law, and bring it back at the time agreed. I answer for fines and tolls of this drive and for damage that I am to blame for, as far as the insurance of the dealership does not bear it.',
  placeDate: 'Place and date',
  signatureDriver: 'Signature of the driver',
  signatureHouse: 'Signature of the dealership',
};

/** The words of the form of a test drive. */
export const testDriveWords: Readonly<Record<PaperLanguage, typeof en>> = {
  en,
  fr: {
    title: 'Essai routier',
    driver: 'Conducteur',
    plate: 'Immatriculation',
    at: 'Date et heure',
    duration: 'Durée',
    minutes: '{n} min',
    backAt: 'Retour à',
    mileageOut: 'Kilométrage au départ',
    mileageBack: 'Kilométrage au retour',
    licence: 'N° du permis de conduire',
    licenceSeen: 'Permis de conduire présenté',
    statement:
      'Je suis titulaire d’un permis de conduire valable pour ce véhicule. Je le conduis moi-même, avec prudence et dans le respect du code de la route, et je le restitue à l’heure convenue. Je réponds des contraventions et péages de cet essai ainsi que des dommages dont je suis responsable, pour autant que l’assurance de la concession ne les prenne pas en charge.',
    placeDate: 'Lieu et date',
    signatureDriver: 'Signature du conducteur',
    signatureHouse: 'Signature de la concession',
  },
  es: {
    title: 'Prueba de conducción',
    driver: 'Conductor',
    plate: 'Matrícula',
    at: 'Fecha y hora',
    duration: 'Duración',
    minutes: '{n} min',
    backAt: 'Regreso a las',
    mileageOut: 'Kilometraje a la salida',
    mileageBack: 'Kilometraje al regreso',
    licence: 'N.º del permiso de conducir',
    licenceSeen: 'Permiso de conducir presentado',
    statement:
      'Soy titular de un permiso de conducir válido para este vehículo. Lo conduzco yo mismo, con prudencia y respetando las normas de tráfico, y lo devuelvo a la hora acordada. Respondo de las multas y peajes de esta prueba y de los daños de los que sea responsable, en la medida en que el seguro del concesionario no los cubra.',
    placeDate: 'Lugar y fecha',
    signatureDriver: 'Firma del conductor',
    signatureHouse: 'Firma del concesionario',
  },
};
