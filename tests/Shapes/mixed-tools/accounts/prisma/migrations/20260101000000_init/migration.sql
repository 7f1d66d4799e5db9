create table "User" ("id" integer primary key);
