// What posting needs of discord.js: its REST, and the numbers of the platform. Nothing of its gateway, which costs most of a start.
export * from '@discordjs/rest';
export { DiscordSnowflake as SnowflakeUtil } from '@sapphire/snowflake';
export * from 'discord-api-types/v10';
/** Of the gateway's client, which nobody makes here. */
export const Client = null;
export const Events = null;
export const Options = null;
