-- CreateTable
CREATE TABLE "DeclinedAddress" (
    "url" TEXT NOT NULL,
    "declinedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DeclinedAddress_pkey" PRIMARY KEY ("url")
);
