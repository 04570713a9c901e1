-- AlterTable
ALTER TABLE "ShareLink" ADD COLUMN "label" TEXT NOT NULL DEFAULT '';
