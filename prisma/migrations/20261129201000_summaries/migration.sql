-- AlterTable
ALTER TABLE "Scenario" ADD COLUMN "summary" TEXT;
ALTER TABLE "Scenario" ADD COLUMN "summaryEngine" TEXT;
ALTER TABLE "Scenario" ADD COLUMN "summaryRevision" INTEGER;
