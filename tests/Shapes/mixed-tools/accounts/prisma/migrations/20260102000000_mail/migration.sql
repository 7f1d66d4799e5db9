alter table "User" add column "mail" text;
