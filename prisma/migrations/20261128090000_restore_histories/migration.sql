-- CreateIndex
CREATE INDEX "Run_checkpointId_kind_status_finishedAt_engineDurationMs_idx" ON "Run"("checkpointId", "kind", "status", "finishedAt", "engineDurationMs");
