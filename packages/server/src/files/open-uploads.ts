/** The storage that an installation has. */
import { join } from 'node:path';
import { DiskStorage } from './disk-storage.js';
import type { Storage } from './storage.js';
import { Uploads } from './uploads.js';

/** Where the settings of an installation put its attachments. */
export interface StoragePlace {
  dataDir: string;
}

const dirOf = ({ dataDir }: StoragePlace) => join(dataDir, 'attachments');

export function openStorage(place: StoragePlace): Storage {
  return new DiskStorage(dirOf(place));
}

export function openUploads(place: StoragePlace): Uploads {
  return new Uploads(openStorage(place), join(dirOf(place), 'incoming'));
}
