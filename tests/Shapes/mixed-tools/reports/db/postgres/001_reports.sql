create table reports (id integer primary key);
