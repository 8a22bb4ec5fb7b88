-- CreateTable
CREATE TABLE "Manifest" (
    "checkpointId" TEXT NOT NULL PRIMARY KEY,
    "state" TEXT NOT NULL,
    "entries" TEXT NOT NULL,
    "totalBytes" BIGINT NOT NULL,
    "dumpFacts" TEXT,
    "note" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "hashedAt" DATETIME,
    "verifiedAt" DATETIME,
    "differences" TEXT,
    CONSTRAINT "Manifest_checkpointId_fkey" FOREIGN KEY ("checkpointId") REFERENCES "Checkpoint" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Manifest_state_createdAt_idx" ON "Manifest"("state", "createdAt");
