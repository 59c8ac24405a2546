/** The storage that an installation has: a folder of its data directory, or a bucket. */
import { join } from 'node:path';
import { DiskStorage } from './disk-storage.js';
import { S3Storage } from './s3-storage.js';
import type { Storage } from './storage.js';
import { Uploads } from './uploads.js';

/** Where an installation has its attachments. */
export interface StoragePlace {
  dataDir: string;
  /** Address of a bucket; undefined for the directory. */
  bucket?: string | undefined;
}

/** The folder of attachments. What is on its way is there in any case. */
export function attachmentsDir(dataDir: string): string {
  return join(dataDir, 'attachments');
}

export function openStorage({ dataDir, bucket }: StoragePlace): Storage {
  return bucket === undefined ? new DiskStorage(attachmentsDir(dataDir)) : new S3Storage(bucket);
}

export function openUploads(place: StoragePlace): Uploads {
  return new Uploads(openStorage(place), join(attachmentsDir(place.dataDir), 'incoming'));
}
