-- AlterTable
ALTER TABLE "Revision" ADD COLUMN "message" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Revision" ADD COLUMN "restoredFrom" INTEGER;
