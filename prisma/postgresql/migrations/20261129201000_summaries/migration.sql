-- AlterTable
ALTER TABLE "Scenario" ADD COLUMN "summary" TEXT,
ADD COLUMN "summaryEngine" TEXT,
ADD COLUMN "summaryRevision" INTEGER;
