-- CreateEnum
CREATE TYPE "BoardStage" AS ENUM ('before', 'running', 'closed');

-- CreateEnum
CREATE TYPE "BoardPhase" AS ENUM ('collecting', 'voting', 'discussing', 'closed');

-- CreateEnum
CREATE TYPE "TopicStatus" AS ENUM ('open', 'discussing', 'discussed', 'removed');

-- CreateEnum
CREATE TYPE "ThumbValue" AS ENUM ('up', 'sideways', 'down');

-- CreateEnum
CREATE TYPE "LineKind" AS ENUM ('note', 'takeaway', 'decision', 'action', 'link');

-- CreateEnum
CREATE TYPE "EventStatus" AS ENUM ('draft', 'published', 'cancelled');

-- CreateEnum
CREATE TYPE "RsvpStatus" AS ENUM ('going', 'waitlisted', 'cancelled');

-- CreateEnum
CREATE TYPE "NotesStatus" AS ENUM ('draft', 'published');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('member', 'organizer');

-- CreateTable
CREATE TABLE "FormDraft" (
    "id" UUID NOT NULL,
    "browser" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "failure" JSONB NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FormDraft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Board" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "stage" "BoardStage" NOT NULL DEFAULT 'before',
    "phase" "BoardPhase" NOT NULL DEFAULT 'collecting',
    "proposing" BOOLEAN NOT NULL DEFAULT true,
    "voting" BOOLEAN NOT NULL DEFAULT false,
    "votesEach" INTEGER NOT NULL,
    "votesHidden" BOOLEAN NOT NULL,
    "earlyVoting" BOOLEAN NOT NULL,
    "guestsAllowed" BOOLEAN NOT NULL,
    "timeboxSeconds" INTEGER NOT NULL,
    "extensionSeconds" INTEGER NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMPTZ(3),
    "currentTopicId" UUID,
    "timeboxId" UUID,
    "timeboxNumber" INTEGER,
    "timeboxLengthMs" INTEGER,
    "timeboxEndsAt" TIMESTAMPTZ(3),
    "timeboxLeftMs" INTEGER,
    "clockStartedAt" TIMESTAMPTZ(3),
    "roundId" UUID,

    CONSTRAINT "Board_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Participant" (
    "boardId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "personId" UUID,
    "name" TEXT NOT NULL,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "seenAt" TIMESTAMPTZ(3),

    CONSTRAINT "Participant_pkey" PRIMARY KEY ("boardId","id")
);

-- CreateTable
CREATE TABLE "Topic" (
    "boardId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "authorId" UUID NOT NULL,
    "status" "TopicStatus" NOT NULL DEFAULT 'open',
    "position" INTEGER NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "discussedOrder" INTEGER,
    "discussedAt" TIMESTAMPTZ(3),
    "spentMs" INTEGER NOT NULL DEFAULT 0,
    "continued" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Topic_pkey" PRIMARY KEY ("boardId","id")
);

-- CreateTable
CREATE TABLE "Vote" (
    "boardId" UUID NOT NULL,
    "topicId" UUID NOT NULL,
    "participantId" UUID NOT NULL,

    CONSTRAINT "Vote_pkey" PRIMARY KEY ("boardId","topicId","participantId")
);

-- CreateTable
CREATE TABLE "Round" (
    "boardId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "topicId" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "headCount" INTEGER NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Round_pkey" PRIMARY KEY ("boardId","id")
);

-- CreateTable
CREATE TABLE "Thumb" (
    "boardId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "participantId" UUID NOT NULL,
    "value" "ThumbValue" NOT NULL,

    CONSTRAINT "Thumb_pkey" PRIMARY KEY ("boardId","roundId","participantId")
);

-- CreateTable
CREATE TABLE "Line" (
    "boardId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "topicId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "kind" "LineKind" NOT NULL,
    "text" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Line_pkey" PRIMARY KEY ("boardId","id")
);

-- CreateTable
CREATE TABLE "BoardCommand" (
    "boardId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "commandId" UUID NOT NULL,
    "participantId" UUID,
    "type" TEXT NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "events" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BoardCommand_pkey" PRIMARY KEY ("boardId","version")
);

-- CreateTable
CREATE TABLE "Event" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "monthKey" TEXT,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "summaryTree" JSONB NOT NULL,
    "status" "EventStatus" NOT NULL DEFAULT 'draft',
    "mode" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "startTime" TEXT,
    "endTime" TEXT,
    "timeZone" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT,
    "joinUrl" TEXT,
    "capacity" INTEGER,
    "links" JSONB NOT NULL DEFAULT '[]',
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EventModerator" (
    "eventId" UUID NOT NULL,
    "personId" UUID NOT NULL,

    CONSTRAINT "EventModerator_pkey" PRIMARY KEY ("eventId","personId")
);

-- CreateTable
CREATE TABLE "Rsvp" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "status" "RsvpStatus" NOT NULL,
    "queuedAt" TIMESTAMPTZ(6) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancelledAt" TIMESTAMPTZ(3),
    "cancelledFrom" "RsvpStatus",
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "generation" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Rsvp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RsvpRequest" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "topic" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmedAt" TIMESTAMPTZ(3),
    "rsvpId" UUID,

    CONSTRAINT "RsvpRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutgoingMail" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "limit" TEXT,
    "recipient" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "sentAt" TIMESTAMPTZ(3),
    "droppedAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),
    "lastError" TEXT,

    CONSTRAINT "OutgoingMail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LocalMail" (
    "id" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "attachments" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LocalMail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notes" (
    "eventId" UUID NOT NULL,
    "markdown" TEXT NOT NULL,
    "tree" JSONB NOT NULL,
    "status" "NotesStatus" NOT NULL DEFAULT 'draft',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notes_pkey" PRIMARY KEY ("eventId")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT,
    "role" "Role" NOT NULL DEFAULT 'member',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "userAgent" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInRequest" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "browser" TEXT NOT NULL,
    "returnTo" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SignInRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Resource" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "kind" TEXT NOT NULL,
    "author" TEXT,
    "year" INTEGER,
    "line" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Resource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Site" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "tagline" TEXT NOT NULL,
    "frequency" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "contactEmail" TEXT,
    "topics" TEXT[],
    "logo" BYTEA,
    "logoType" TEXT,
    "logoVersion" INTEGER NOT NULL DEFAULT 0,
    "votesEach" INTEGER NOT NULL DEFAULT 3,
    "votesHidden" BOOLEAN NOT NULL DEFAULT true,
    "earlyVoting" BOOLEAN NOT NULL DEFAULT true,
    "guestsAllowed" BOOLEAN NOT NULL DEFAULT true,
    "timeboxSeconds" INTEGER NOT NULL DEFAULT 300,
    "extensionSeconds" INTEGER NOT NULL DEFAULT 180,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Site_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SiteText" (
    "key" TEXT NOT NULL,
    "markdown" TEXT NOT NULL,
    "tree" JSONB NOT NULL,

    CONSTRAINT "SiteText_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "FormDraft_expiresAt_idx" ON "FormDraft"("expiresAt");

-- CreateIndex
CREATE INDEX "Participant_personId_idx" ON "Participant"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Participant_boardId_personId_key" ON "Participant"("boardId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Topic_boardId_position_key" ON "Topic"("boardId", "position");

-- CreateIndex
CREATE INDEX "Vote_boardId_participantId_idx" ON "Vote"("boardId", "participantId");

-- CreateIndex
CREATE UNIQUE INDEX "Line_boardId_position_key" ON "Line"("boardId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "BoardCommand_boardId_commandId_key" ON "BoardCommand"("boardId", "commandId");

-- CreateIndex
CREATE UNIQUE INDEX "Event_slug_key" ON "Event"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Event_monthKey_key" ON "Event"("monthKey");

-- CreateIndex
CREATE INDEX "Event_status_startsAt_idx" ON "Event"("status", "startsAt");

-- CreateIndex
CREATE INDEX "EventModerator_personId_idx" ON "EventModerator"("personId");

-- CreateIndex
CREATE INDEX "Rsvp_eventId_status_queuedAt_idx" ON "Rsvp"("eventId", "status", "queuedAt");

-- CreateIndex
CREATE INDEX "Rsvp_personId_idx" ON "Rsvp"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Rsvp_eventId_personId_key" ON "Rsvp"("eventId", "personId");

-- CreateIndex
CREATE INDEX "RsvpRequest_email_createdAt_idx" ON "RsvpRequest"("email", "createdAt");

-- CreateIndex
CREATE INDEX "RsvpRequest_eventId_idx" ON "RsvpRequest"("eventId");

-- CreateIndex
CREATE INDEX "OutgoingMail_recipient_limit_createdAt_idx" ON "OutgoingMail"("recipient", "limit", "createdAt");

-- CreateIndex
CREATE INDEX "OutgoingMail_failedAt_idx" ON "OutgoingMail"("failedAt");

-- CreateIndex
CREATE INDEX "LocalMail_createdAt_idx" ON "LocalMail"("createdAt");

-- CreateIndex
CREATE INDEX "Notes_status_publishedAt_idx" ON "Notes"("status", "publishedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE INDEX "Session_personId_idx" ON "Session"("personId");

-- CreateIndex
CREATE INDEX "SignInRequest_email_createdAt_idx" ON "SignInRequest"("email", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Resource_slug_key" ON "Resource"("slug");

-- CreateIndex
CREATE INDEX "Resource_kind_title_idx" ON "Resource"("kind", "title");

-- AddForeignKey
ALTER TABLE "Board" ADD CONSTRAINT "Board_id_fkey" FOREIGN KEY ("id") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participant" ADD CONSTRAINT "Participant_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participant" ADD CONSTRAINT "Participant_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Topic" ADD CONSTRAINT "Topic_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Topic" ADD CONSTRAINT "Topic_boardId_authorId_fkey" FOREIGN KEY ("boardId", "authorId") REFERENCES "Participant"("boardId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_boardId_topicId_fkey" FOREIGN KEY ("boardId", "topicId") REFERENCES "Topic"("boardId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_boardId_participantId_fkey" FOREIGN KEY ("boardId", "participantId") REFERENCES "Participant"("boardId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_boardId_topicId_fkey" FOREIGN KEY ("boardId", "topicId") REFERENCES "Topic"("boardId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thumb" ADD CONSTRAINT "Thumb_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thumb" ADD CONSTRAINT "Thumb_boardId_roundId_fkey" FOREIGN KEY ("boardId", "roundId") REFERENCES "Round"("boardId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thumb" ADD CONSTRAINT "Thumb_boardId_participantId_fkey" FOREIGN KEY ("boardId", "participantId") REFERENCES "Participant"("boardId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Line" ADD CONSTRAINT "Line_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Line" ADD CONSTRAINT "Line_boardId_topicId_fkey" FOREIGN KEY ("boardId", "topicId") REFERENCES "Topic"("boardId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Line" ADD CONSTRAINT "Line_boardId_authorId_fkey" FOREIGN KEY ("boardId", "authorId") REFERENCES "Participant"("boardId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BoardCommand" ADD CONSTRAINT "BoardCommand_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventModerator" ADD CONSTRAINT "EventModerator_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventModerator" ADD CONSTRAINT "EventModerator_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rsvp" ADD CONSTRAINT "Rsvp_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rsvp" ADD CONSTRAINT "Rsvp_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RsvpRequest" ADD CONSTRAINT "RsvpRequest_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notes" ADD CONSTRAINT "Notes_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand, from here: rules that the Prisma schema cannot say.

-- A board discusses one topic at a time.
CREATE UNIQUE INDEX "Topic_one_discussed" ON "Topic" ("boardId") WHERE status = 'discussing';

-- A timebox runs towards an end or is paused with a rest, never both, and there is neither without one.
ALTER TABLE "Board" ADD CONSTRAINT "Board_timebox_runs_or_rests"
  CHECK (num_nonnulls("timeboxEndsAt", "timeboxLeftMs") = num_nonnulls("timeboxId"));
