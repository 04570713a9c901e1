-- AlterTable
ALTER TABLE "Revision" ADD COLUMN "message" TEXT NOT NULL DEFAULT '',
ADD COLUMN "restoredFrom" INTEGER;
