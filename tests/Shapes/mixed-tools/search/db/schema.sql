create table words (id integer primary key);
