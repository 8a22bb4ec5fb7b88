-- AlterTable
ALTER TABLE "Run" ADD COLUMN "t1RunningMs" INTEGER;
ALTER TABLE "Run" ADD COLUMN "t2HealthyMs" INTEGER;
ALTER TABLE "Run" ADD COLUMN "t3FirstTokenMs" INTEGER;
ALTER TABLE "Run" ADD COLUMN "t4CompleteMs" INTEGER;
ALTER TABLE "Run" ADD COLUMN "engineDurationMs" INTEGER;
ALTER TABLE "Run" ADD COLUMN "layerDurationMs" INTEGER;
ALTER TABLE "Run" ADD COLUMN "sizeBytes" BIGINT;
ALTER TABLE "Run" ADD COLUMN "cacheState" TEXT;
ALTER TABLE "Run" ADD COLUMN "owner" TEXT;
ALTER TABLE "Run" ADD COLUMN "importedFrom" TEXT;

-- What earlier runs measured
UPDATE "Run" SET
  "t1RunningMs" = json_extract("measurement", '$.t1RunningMs'),
  "t2HealthyMs" = json_extract("measurement", '$.t2HealthyMs'),
  "t3FirstTokenMs" = json_extract("measurement", '$.t3FirstTokenMs'),
  "t4CompleteMs" = json_extract("measurement", '$.t4CompleteMs'),
  "engineDurationMs" = json_extract("measurement", '$.engineDurationMs'),
  "layerDurationMs" = json_extract("measurement", '$.layerDurationMs'),
  "sizeBytes" = json_extract("measurement", '$.sizeBytes')
WHERE "measurement" IS NOT NULL;

-- DropIndex
DROP INDEX "Run_status_idx";
DROP INDEX "Run_specName_idx";
DROP INDEX "Run_checkpointId_idx";

-- CreateIndex
CREATE INDEX "Run_status_createdAt_idx" ON "Run"("status", "createdAt");
CREATE INDEX "Run_specName_kind_createdAt_idx" ON "Run"("specName", "kind", "createdAt");
CREATE INDEX "Run_containerName_createdAt_idx" ON "Run"("containerName", "createdAt");
CREATE INDEX "Run_checkpointId_createdAt_idx" ON "Run"("checkpointId", "createdAt");

-- CreateTable
CREATE TABLE "Share" (
    "slug" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "runIds" TEXT NOT NULL,
    "showsHostname" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Schedule" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "isEnabled" BOOLEAN NOT NULL DEFAULT true,
    "trigger" TEXT NOT NULL,
    "input" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "nextAt" DATETIME,
    "lastRunId" TEXT,
    "lastRunAt" DATETIME,
    "missed" INTEGER NOT NULL DEFAULT 0,
    "lastMissAt" DATETIME
);

-- CreateIndex
CREATE INDEX "Share_createdAt_idx" ON "Share"("createdAt");
