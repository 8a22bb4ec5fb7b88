-- CreateIndex
CREATE INDEX "Run_specName_createdAt_idx" ON "Run"("specName", "createdAt");
